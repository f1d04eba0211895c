import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Lien, Paragraphe, PasMoi } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['facteur-modifie'] & { operateur: Operateur }

export default function FacteurModifie({ titre, phrase, modifieLe, lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={titre}
      apercu="C’était vous ? Vous n’avez rien à faire. Sinon, un clic protège votre compte."
      raison={`Vous recevez cet e-mail de sécurité à chaque changement du second facteur de votre compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {phrase}, le <strong>{dateHeureLongue(modifieLe)}</strong> (heure de Paris).
      </Paragraphe>
      <PasMoi
        effet="ce qui a été ajouté sera retiré, toutes les sessions de votre compte seront fermées, votre mot de passe actuel ne servira plus et vous en choisirez un nouveau."
        lien={lien}
        expireLe={expireLe}
      />
      <Paragraphe>
        En cas de doute, prévenez-nous à <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

FacteurModifie.PreviewProps = {
  titre: 'Une application d’authentification a été ajoutée',
  phrase: 'Une application d’authentification a été ajoutée à votre compte',
  modifieLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/connexion/alerte?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-09T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
