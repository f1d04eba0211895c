import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['agent-invite'] & { operateur: Operateur }

export default function AgentInvite({ role, lien, expireLe, proconnect, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte d’agent vous attend"
      apercu={`Choisissez votre mot de passe avant le ${dateHeureLongue(expireLe)}.`}
      raison={`Vous recevez cet e-mail parce qu’un administrateur vous a invité sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Vous êtes invité sur le portail d’adhésion à {operateur.service} en tant qu’<strong>{role}</strong>. Pour commencer,
        choisissez votre mot de passe.
      </Paragraphe>
      <Bouton href={lien}>Choisir mon mot de passe</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris). Passé
        ce délai, demandez une nouvelle invitation à un administrateur.
      </Paragraphe>
      {proconnect ? (
        <Paragraphe>
          Vous pouvez aussi vous passer de mot de passe&nbsp;: sur la page de connexion, cliquez sur «&nbsp;S’identifier avec
          ProConnect&nbsp;».
        </Paragraphe>
      ) : null}
      <Paragraphe>
        Vous n’attendiez pas cette invitation&nbsp;? N’utilisez pas le lien&nbsp;: le compte restera inactif.
      </Paragraphe>
    </Courriel>
  )
}

AgentInvite.PreviewProps = {
  role: 'agent',
  lien: 'https://kairos.test/mot-de-passe/nouveau?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-03T13:57:00Z'),
  proconnect: true,
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
