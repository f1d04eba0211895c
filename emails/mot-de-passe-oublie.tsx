import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['mot-de-passe-oublie'] & { operateur: Operateur }

export default function MotDePasseOublie({ lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Choisissez un nouveau mot de passe"
      apercu={`Ce lien est valable jusqu’au ${dateHeureLongue(expireLe)} et ne sert qu’une fois.`}
      raison={`Vous recevez cet e-mail parce qu’un nouveau mot de passe a été demandé pour votre compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>Vous avez indiqué avoir oublié votre mot de passe. Vous pouvez en choisir un nouveau.</Paragraphe>
      <Bouton href={lien}>Choisir un mot de passe</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris).
      </Paragraphe>
      <Paragraphe>
        Vous n’avez rien demandé&nbsp;? N’utilisez pas le lien et ne transmettez pas cet e-mail&nbsp;: votre mot de passe actuel
        reste le bon.
      </Paragraphe>
    </Courriel>
  )
}

MotDePasseOublie.PreviewProps = {
  lien: 'https://kairos.test/mot-de-passe/nouveau?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-02T14:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
