import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['compte-gele'] & { operateur: Operateur }

export default function CompteGele({ geleLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte est gelé par mesure de sécurité"
      apercu="Vos sessions sont fermées et vous ne pouvez plus vous connecter pour le moment."
      raison={`Vous recevez cet e-mail de sécurité parce que vous avez un compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un agent a gelé votre compte le <strong>{dateHeureLongue(geleLe)}</strong> (heure de Paris). Vos sessions sont fermées,
        les liens que vous aviez reçus ne servent plus, et personne ne peut ouvrir votre compte, pas même vous.
      </Paragraphe>
      <Paragraphe>Vos données sont conservées et cette mesure peut être levée à tout moment.</Paragraphe>
      <Paragraphe>
        Pour savoir pourquoi, ou si vous pensez qu’un ordinateur que vous utilisez est infecté, écrivez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

CompteGele.PreviewProps = { geleLe: new Date('2026-11-02T13:57:00Z'), operateur: OPERATEUR_EXEMPLE } satisfies Props
