import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Faits, Paragraphe, PasMoi } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['nouvel-appareil'] & { operateur: Operateur }

export default function NouvelAppareil({ navigateur, ouverteLe, lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte a été ouvert dans un nouveau navigateur"
      apercu="C’était vous ? Vous n’avez rien à faire. Sinon, un clic ferme toutes vos sessions."
      raison={`Vous recevez cet e-mail de sécurité quand votre compte sur le portail d’adhésion à ${operateur.service} est ouvert dans un navigateur que nous ne connaissons pas.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>Quelqu’un vient de se connecter à votre compte dans un navigateur que nous ne connaissions pas.</Paragraphe>
      <Faits
        faits={[
          { libelle: 'Navigateur', valeur: navigateur },
          { libelle: 'Quand', valeur: `${dateHeureLongue(ouverteLe)} (heure de Paris)` },
        ]}
      />
      <PasMoi
        effet="toutes les sessions de votre compte seront fermées, votre mot de passe actuel ne servira plus et vous en choisirez un nouveau."
        lien={lien}
        expireLe={expireLe}
      />
    </Courriel>
  )
}

NouvelAppareil.PreviewProps = {
  navigateur: 'Firefox sur Windows',
  ouverteLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/connexion/alerte?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-09T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
