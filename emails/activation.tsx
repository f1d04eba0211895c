import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['activation'] & { operateur: Operateur }

export default function Activation({ raisonSociale, lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Activez votre compte organisme de formation"
      apercu={`Il reste une étape\u00a0: activer votre compte avant le ${dateHeureLongue(expireLe)}.`}
      raison={`Vous recevez cet e-mail parce que votre adresse a été saisie pour créer un compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {raisonSociale ? (
          <>
            Votre compte organisme de formation a été créé pour <strong>{raisonSociale}</strong>.
          </>
        ) : (
          'Votre compte a été créé.'
        )}{' '}
        Pour vous en servir, activez-le.
      </Paragraphe>
      <Bouton href={lien}>Activer mon compte</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris). Passé
        ce délai, il vous proposera d’en recevoir un nouveau.
      </Paragraphe>
      <Paragraphe>Vous n’avez pas demandé ce compte&nbsp;? N’utilisez pas le lien&nbsp;: le compte restera inactif.</Paragraphe>
    </Courriel>
  )
}

Activation.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  lien: 'https://kairos.test/activation?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-03T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
