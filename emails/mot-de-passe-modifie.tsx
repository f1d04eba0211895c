import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['mot-de-passe-modifie'] & { operateur: Operateur }

export default function MotDePasseModifie({ modifieLe, lienMotDePasse, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre mot de passe a été modifié"
      apercu="Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe."
      raison={`Vous recevez cet e-mail de sécurité à chaque changement du mot de passe de votre compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Le mot de passe de votre compte a été modifié le <strong>{dateHeureLongue(modifieLe)}</strong> (heure de Paris). Les
        sessions ouvertes sur d’autres appareils ont été fermées.
      </Paragraphe>
      <Paragraphe>C’était vous&nbsp;? Vous n’avez rien à faire.</Paragraphe>
      <Paragraphe>
        Ce n’était pas vous&nbsp;? Choisissez tout de suite un nouveau mot de passe, puis prévenez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
      <Bouton href={lienMotDePasse}>Choisir un nouveau mot de passe</Bouton>
    </Courriel>
  )
}

MotDePasseModifie.PreviewProps = {
  modifieLe: new Date('2026-11-02T13:57:00Z'),
  lienMotDePasse: 'https://kairos.test/mot-de-passe-oublie',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
