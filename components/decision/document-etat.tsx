import { DownloadLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { dateHeure } from '@/lib/core/calendrier'
import { tailleLisible } from '@/lib/decision/labels'
import { etatPourAgent, libelleCachet } from '@/lib/document/labels'
import { etatDocument, fichierActuel } from '@/lib/document/rules'
import type { Dossier } from '@/lib/dossier/data'
import { RelanceForm } from './relance-form'

type Document = NonNullable<Dossier['demande']['document']>

// The kind of error is enough to an agent; its message may hold what is nobody's business.
const classeErreur = (erreur: string | null) => erreur?.split(':', 1)[0] ?? 'inconnue'

function entreesFichier(document: Document) {
  const { taille, sha256, ...cachet } = fichierActuel(document)
  return [
    { label: 'Prêt le', value: document.pretLe && dateHeure(document.pretLe) },
    { label: 'Taille', value: taille !== null && tailleLisible(taille) },
    { label: 'Cachet', value: libelleCachet(cachet) },
    { label: 'Empreinte SHA-256', value: <code className="wrap-anywhere">{sha256}</code> },
    ...(document.horodate
      ? [{ label: 'Empreinte avant horodatage', value: <code className="wrap-anywhere">{document.sha256}</code> }]
      : []),
  ]
}

/** How the PDF of the CGU goes: in preparation, ready, or failed with what can be done about it. */
export function DocumentEtat({ demandeId, document }: { demandeId: string; document: Document }) {
  const etat = etatPourAgent(etatDocument(document), document.essais)
  switch (document.statut) {
    case 'en_preparation':
      return <p>{etat}</p>
    case 'echec':
      return (
        <>
          <Notice tone="warning" title={etat}>
            <p>Erreur&nbsp;: {classeErreur(document.erreur)}. L’acceptation de la demande reste entière.</p>
          </Notice>
          <RelanceForm demandeId={demandeId} documentId={document.id} />
        </>
      )
    case 'pret':
      return (
        <>
          <DescriptionList items={[{ label: 'État', value: etat }, ...entreesFichier(document)]} />
          <div className="flex flex-wrap gap-3">
            <DownloadLink href={`/adhesion/${demandeId}/cgu.pdf`} variant="secondary">
              Télécharger les CGU
            </DownloadLink>
            <DownloadLink href={`/adhesion/${demandeId}/preuve.zip`} variant="secondary">
              Télécharger le dossier de preuve
            </DownloadLink>
          </div>
        </>
      )
  }
}
