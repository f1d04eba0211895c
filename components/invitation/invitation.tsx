import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { ETATS_LIEN, MESSAGES_ACCEPTER } from '@/lib/invitation/labels'
import type { InvitationValable, LienInvitation } from '@/lib/invitation/loaders'
import { formatSiret } from '@/lib/organisme/rules'
import { AccepterForm, CompteInviteForm } from './invitation-forms'

/** What the visitor can do: the same for everybody who is not signed in. */
function Suite({ jeton, visiteur, email }: InvitationValable) {
  switch (visiteur) {
    case 'destinataire':
      return (
        <div className="mt-8 space-y-4">
          <p>
            Vous êtes connecté avec le compte <strong className="break-all">{email}</strong>.
          </p>
          <AccepterForm jeton={jeton} />
        </div>
      )
    case 'anonyme':
      return (
        <>
          <Section title="Vous avez déjà un compte à cette adresse" id="connexion">
            <p>Connectez-vous avec l’adresse qui a reçu l’e-mail&nbsp;: vous reviendrez ici.</p>
            <ButtonLink href={`/connexion?suite=${encodeURIComponent(`/invitation?jeton=${jeton}`)}`} prefetch={false}>
              Se connecter
            </ButtonLink>
          </Section>
          <Section title="Vous n’avez pas de compte" id="creation">
            <p>Choisissez un mot de passe. Votre identifiant sera l’adresse qui a reçu l’e-mail.</p>
            <CompteInviteForm jeton={jeton} />
          </Section>
        </>
      )
    default:
      return (
        <div className="mt-8">
          <Notice tone="warning" title={MESSAGES_ACCEPTER[visiteur]}>
            <p>
              Vous êtes connecté avec le compte <strong className="break-all">{email}</strong>. Déconnectez-vous, puis ouvrez de
              nouveau le lien de l’e-mail.
            </p>
          </Notice>
        </div>
      )
  }
}

/** The page of an invitation's link. */
export function Invitation({ lien }: { lien: LienInvitation }) {
  if (lien.etat !== 'valable') return <Notice tone="warning" title={ETATS_LIEN[lien.etat]} />
  const { raisonSociale, siret } = lien
  return (
    <>
      <p className="mb-6">Un gestionnaire de cet organisme vous invite à le gérer avec lui, avec les mêmes droits.</p>
      <DescriptionList
        items={[
          { label: 'Organisme', value: <span className="wrap-anywhere">{raisonSociale}</span> },
          { label: 'SIRET', value: formatSiret(siret) },
        ]}
      />
      <Suite {...lien} />
    </>
  )
}
