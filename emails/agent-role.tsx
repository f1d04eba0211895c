import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['agent-role'] & { operateur: Operateur }

const PEUT = {
  agent: 'Vous décidez des demandes d’adhésion. Vous ne gérez plus les agents, les CGU ni les réglages.',
  administrateur: 'En plus des demandes d’adhésion, vous gérez les agents, les CGU et les réglages.',
} as const

export default function AgentRole({ role, modifieLe, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre rôle a changé"
      apercu={`Vous êtes maintenant ${role} du portail. Reconnectez-vous.`}
      raison={`Vous recevez cet e-mail de sécurité à chaque changement de votre rôle sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Depuis le <strong>{dateHeureLongue(modifieLe)}</strong> (heure de Paris), vous êtes <strong>{role}</strong> du portail
        d’adhésion à {operateur.service}. {PEUT[role]}
      </Paragraphe>
      <Paragraphe>Vos sessions ont été fermées. Reconnectez-vous pour continuer.</Paragraphe>
      <Bouton href={lien}>Se connecter</Bouton>
      <Paragraphe>
        Ce changement vous surprend&nbsp;? Écrivez-nous à <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

AgentRole.PreviewProps = {
  role: 'administrateur',
  modifieLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/connexion',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
