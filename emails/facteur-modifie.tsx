import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['facteur-modifie'] & { operateur: Operateur }

export default function FacteurModifie({ titre, phrase, modifieLe, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={titre}
      apercu="Si ce n’était pas vous, changez tout de suite votre mot de passe."
      raison={`Vous recevez cet e-mail de sécurité à chaque changement du second facteur de votre compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {phrase}, le <strong>{dateHeureLongue(modifieLe)}</strong> (heure de Paris).
      </Paragraphe>
      <Paragraphe>C’était vous&nbsp;? Vous n’avez rien à faire.</Paragraphe>
      <Paragraphe>
        Ce n’était pas vous&nbsp;? Changez tout de suite votre mot de passe, puis prévenez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
      <Bouton href={lien}>Voir la sécurité de mon compte</Bouton>
    </Courriel>
  )
}

FacteurModifie.PreviewProps = {
  titre: 'Une application d’authentification a été ajoutée',
  phrase: 'Une application d’authentification a été ajoutée à votre compte',
  modifieLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/mon-compte/securite',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
