import { dernierJour } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['compte-inactif'] & { operateur: Operateur }

export default function CompteInactif({ avant, agent, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={agent ? 'Votre compte inutilisé va être désactivé' : 'Votre compte inutilisé va être supprimé'}
      apercu={`Connectez-vous au plus tard le ${dernierJour(avant)} pour le garder.`}
      raison={`Vous recevez cet e-mail parce que vous avez un compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Vous ne vous êtes pas connecté à votre compte depuis près de deux ans. Sans connexion de votre part, il sera{' '}
        {agent ? 'désactivé' : 'supprimé'} après le <strong>{dernierJour(avant)}</strong>.
      </Paragraphe>
      <Paragraphe>Pour le garder, connectez-vous une fois, au plus tard ce jour-là.</Paragraphe>
      <Bouton href={lien}>Se connecter</Bouton>
      <Paragraphe>
        Si vous n’en avez plus besoin, vous n’avez rien à faire. Ce que la loi nous fait conserver (acceptations, demandes et
        décisions, journal) reste conservé pendant les durées prévues.
      </Paragraphe>
    </Courriel>
  )
}

CompteInactif.PreviewProps = {
  avant: new Date('2026-12-02T23:00:00Z'),
  agent: false,
  lien: 'https://kairos.test/connexion',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
