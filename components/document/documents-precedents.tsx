import { dateLongue, dateSeule } from '@/lib/core/calendrier'

type Document = { acceptationId: string; accepteeLe: Date; miseAJourLe: Date }

/** The PDFs of the texts a demande stood on before the one it stands on now, with their proofs, the newest first. */
export function DocumentsPrecedents({ demandeId, documents }: { demandeId: string; documents: Document[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {documents.map(({ acceptationId, accepteeLe, miseAJourLe }) => {
        const [texte, suite] = [`CGU du ${dateSeule(miseAJourLe)}`, `?acceptation=${acceptationId}`]
        return (
          <li key={acceptationId} className="py-3">
            <p>
              <span className="font-semibold">{texte}</span>, acceptées le {dateLongue(accepteeLe)}
              <span className="text-muted">. Remplacé.</span>
            </p>
            <p className="flex flex-wrap gap-x-6">
              <a href={`/adhesion/${demandeId}/cgu.pdf${suite}`} className="inline-flex min-h-11 items-center">
                Télécharger les {texte}
              </a>
              <a href={`/adhesion/${demandeId}/preuve.zip${suite}`} className="inline-flex min-h-11 items-center">
                Télécharger le dossier de preuve des {texte}
              </a>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
