import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['email-a-confirmer'] & { operateur: Operateur }

export default function EmailAConfirmer({ lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Confirmez votre nouvelle adresse e-mail"
      apercu={`Ce lien est valable jusqu’au ${dateHeureLongue(expireLe)} et ne sert qu’une fois.`}
      raison={`Vous recevez cet e-mail parce que votre adresse a été saisie dans un compte du portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Une personne qui a un compte sur le portail d’adhésion à {operateur.service} a demandé que cette adresse devienne celle de
        son compte. Si c’est vous, confirmez-le avec ce bouton.
      </Paragraphe>
      <Bouton href={lien}>Confirmer mon adresse</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris).
      </Paragraphe>
      <Paragraphe>Ce n’est pas vous&nbsp;? Vous n’avez rien à faire&nbsp;: sans confirmation, rien ne change.</Paragraphe>
    </Courriel>
  )
}

EmailAConfirmer.PreviewProps = {
  lien: 'https://kairos.test/connexion/adresse?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-03T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
