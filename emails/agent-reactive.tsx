import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['agent-reactive'] & { operateur: Operateur }

export default function AgentReactive({ role, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte d’agent est réactivé"
      apercu="Vous pouvez de nouveau vous connecter au portail."
      raison={`Vous recevez cet e-mail de sécurité parce que votre compte du portail d’adhésion à ${operateur.service} a été réactivé.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un administrateur a réactivé votre compte&nbsp;: vous êtes de nouveau <strong>{role}</strong> du portail. Connectez-vous
        comme avant.
      </Paragraphe>
      <Bouton href={lien}>Se connecter</Bouton>
      <Paragraphe>
        Une question&nbsp;? Écrivez-nous à <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

AgentReactive.PreviewProps = {
  role: 'agent',
  lien: 'https://kairos.test/connexion',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
