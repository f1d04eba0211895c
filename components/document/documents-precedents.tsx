import { dateLongue, dateSeule } from '@/lib/core/calendrier'

type Document = { id: string; accepteeLe: Date; miseAJourLe: Date }

/** The PDFs of the texts a demande stood on before the one it stands on now, the newest first. */
export function DocumentsPrecedents({ demandeId, documents }: { demandeId: string; documents: Document[] }) {
  return (
    <ul className="space-y-2">
      {documents.map(({ id, accepteeLe, miseAJourLe }) => (
        <li key={id}>
          <a href={`/adhesion/${demandeId}/cgu.pdf?document=${id}`} className="inline-flex min-h-11 items-center">
            Télécharger les CGU du {dateSeule(miseAJourLe)}, acceptées le {dateLongue(accepteeLe)}
          </a>
        </li>
      ))}
    </ul>
  )
}
