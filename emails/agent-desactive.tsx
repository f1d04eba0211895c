import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['agent-desactive'] & { operateur: Operateur }

export default function AgentDesactive({ desactiveLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte d’agent est désactivé"
      apercu="Vous ne pouvez plus vous connecter au portail."
      raison={`Vous recevez cet e-mail de sécurité parce que votre compte du portail d’adhésion à ${operateur.service} a été désactivé.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un administrateur a désactivé votre compte le <strong>{dateHeureLongue(desactiveLe)}</strong> (heure de Paris). Vos
        sessions ont été fermées et les liens que vous aviez reçus ne servent plus.
      </Paragraphe>
      <Paragraphe>
        Vous pensez qu’il s’agit d’une erreur&nbsp;? Adressez-vous à un administrateur, ou écrivez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

AgentDesactive.PreviewProps = { desactiveLe: new Date('2026-11-02T13:57:00Z'), operateur: OPERATEUR_EXEMPLE } satisfies Props
