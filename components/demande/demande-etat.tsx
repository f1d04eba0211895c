import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccesSummary } from '@/components/acces/acces-summary'
import { ButtonLink, DownloadLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { DemandeDetail } from '@/lib/demande/data'
import { CorrectionNotice } from './correction-notice'

type Props = { demande: DemandeDetail; estGestionnaire: boolean }

const Boutons = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-6 gap-y-3">{children}</div>
)
const RetourFiche = () => (
  <Link href="/organisme" prefetch={false}>
    Retour à ma fiche
  </Link>
)

function Modifier({ demande, estGestionnaire, label = 'Modifier le signataire de la demande' }: Props & { label?: string }) {
  if (!estGestionnaire) return null
  return (
    <ButtonLink href={`/adhesion/${demande.id}/modifier`} variant="secondary" prefetch={false}>
      {label}
    </ButtonLink>
  )
}

/** The PDF: its link when it is ready, otherwise what is going on. The page shows the link by itself. */
function DocumentCgu({ demande }: { demande: DemandeDetail }) {
  if (demande.document?.statut === 'pret') {
    return (
      <Boutons>
        <DownloadLink href={`/adhesion/${demande.id}/cgu.pdf`}>Télécharger les CGU</DownloadLink>
        <DownloadLink href={`/adhesion/${demande.id}/preuve.zip`} variant="secondary">
          Télécharger le dossier de preuve
        </DownloadLink>
      </Boutons>
    )
  }
  return <p role="status">Le document PDF des CGU est en préparation. Le lien s’affichera ici dans quelques instants.</p>
}

/** What the state of a demande means for the organisme, and what it can do. */
export function DemandeEtat({ demande, estGestionnaire }: Props) {
  switch (demande.statut) {
    case 'brouillon':
      return (
        <Notice title="Enregistrement effectué.">
          <p>Vous devez maintenant accepter les conditions générales d’utilisation et valider votre demande.</p>
          {demande.motif ? <CorrectionNotice motif={demande.motif} commentaires={demande.commentaires} /> : null}
          {estGestionnaire ? (
            <Boutons>
              <a href="#valider">Lire les conditions, puis valider</a>
              <Modifier demande={demande} estGestionnaire={estGestionnaire} />
            </Boutons>
          ) : null}
        </Notice>
      )
    case 'en_attente':
      return (
        <>
          <Notice tone="success" title="Vous avez validé votre demande. Elle est en cours de traitement par Pôle emploi.">
            <p>Cette page se met à jour d’elle-même dès qu’une décision est prise, et vous recevrez un e-mail.</p>
          </Notice>
          <Boutons>
            <Modifier demande={demande} estGestionnaire={estGestionnaire} />
            <RetourFiche />
          </Boutons>
        </>
      )
    case 'a_corriger':
      return (
        <>
          {demande.motif ? <CorrectionNotice motif={demande.motif} commentaires={demande.commentaires} /> : null}
          <Boutons>
            <Modifier demande={demande} estGestionnaire={estGestionnaire} label="Modifier ma demande" />
            <RetourFiche />
          </Boutons>
        </>
      )
    case 'refusee':
      return (
        <>
          <Notice tone="danger" title="Votre demande est refusée">
            <p className="whitespace-pre-line">{demande.motif}</p>
          </Notice>
          <div>
            <h2>Voies et délais de recours</h2>
            <p className="mt-2 whitespace-pre-line">{demande.voiesRecours}</p>
          </div>
          <Boutons>
            {estGestionnaire ? (
              <ButtonLink href="/adhesion/nouvelle" prefetch={false}>
                Faire une nouvelle demande
              </ButtonLink>
            ) : null}
            <RetourFiche />
          </Boutons>
        </>
      )
    case 'acceptee':
      return (
        <>
          <Notice tone="success" title="Vous avez validé votre demande d’habilitation à Kairos.">
            <p>
              Pôle emploi va adresser un mot de passe provisoire à votre Responsable Gestionnaire de Compte dans les
              72&nbsp;heures ouvrées.
            </p>
            {demande.acces ? <AccesSummary acces={demande.acces} maintenant={new Date()} /> : null}
          </Notice>
          <DocumentCgu demande={demande} />
          <Boutons>
            {estGestionnaire ? (
              <ButtonLink href="/adhesion/nouvelle" variant="secondary" prefetch={false}>
                Modifier le signataire de la demande
              </ButtonLink>
            ) : null}
            <RetourFiche />
          </Boutons>
        </>
      )
    case 'annulee':
      return (
        <>
          <Notice title="Vous avez annulé cette demande." />
          <Boutons>
            <RetourFiche />
          </Boutons>
        </>
      )
  }
}
