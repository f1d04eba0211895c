import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['compte-degele'] & { operateur: Operateur }

export default function CompteDegele({ degeleLe, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte n’est plus gelé"
      apercu="Vous pouvez de nouveau vous connecter."
      raison={`Vous recevez cet e-mail de sécurité parce que vous avez un compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un agent a levé le gel de votre compte le <strong>{dateHeureLongue(degeleLe)}</strong> (heure de Paris). Vous pouvez de
        nouveau vous connecter.
      </Paragraphe>
      <Bouton href={lien}>Se connecter</Bouton>
      <Paragraphe>
        Si quelqu’un d’autre a pu connaître votre mot de passe, cliquez sur «&nbsp;Mot de passe oublié&nbsp;?&nbsp;» à la
        connexion et choisissez-en un nouveau.
      </Paragraphe>
    </Courriel>
  )
}

CompteDegele.PreviewProps = {
  degeleLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/connexion',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
