import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['compte-protege'] & { operateur: Operateur }

export default function CompteProtege({ lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Vos sessions sont fermées, choisissez un nouveau mot de passe"
      apercu={`Ce lien est valable jusqu’au ${dateHeureLongue(expireLe)} et ne sert qu’une fois.`}
      raison={`Vous recevez cet e-mail parce que vous avez signalé une connexion ou un changement qui n’était pas de vous sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Vous avez signalé une connexion ou un changement qui n’était pas de vous. Toutes les sessions de votre compte sont fermées
        et votre ancien mot de passe ne sert plus. Choisissez-en un nouveau, que vous n’utilisez sur aucun autre site.
      </Paragraphe>
      <Bouton href={lien}>Choisir un mot de passe</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris). Passé
        ce délai, cliquez sur «&nbsp;Mot de passe oublié&nbsp;?&nbsp;» pour en recevoir un autre.
      </Paragraphe>
      <Paragraphe>
        Vérifiez ensuite ce qui a été fait dans votre compte. En cas de doute, prévenez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

CompteProtege.PreviewProps = {
  lien: 'https://kairos.test/mot-de-passe/nouveau?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-02T14:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
