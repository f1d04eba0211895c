import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Paragraphe, PasMoi } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['email-change'] & { operateur: Operateur }

const TITRES = {
  demandee: 'Un changement de votre adresse e-mail est demandé',
  faite: 'L’adresse e-mail de votre compte a été changée',
} as const

function Recit({ etape, le }: Pick<Props, 'etape' | 'le'>) {
  const quand = <strong>{dateHeureLongue(le)}</strong>
  switch (etape) {
    case 'demandee':
      return (
        <Paragraphe>
          Le {quand} (heure de Paris), une autre adresse e-mail a été demandée pour votre compte. Elle remplacera celle-ci quand
          elle aura été confirmée.
        </Paragraphe>
      )
    case 'faite':
      return (
        <Paragraphe>
          Le {quand} (heure de Paris), une autre adresse e-mail a remplacé celle-ci dans votre compte. Connectez-vous désormais
          avec la nouvelle.
        </Paragraphe>
      )
  }
}

export default function EmailChange({ etape, le, lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[etape]}
      apercu="C’était vous ? Vous n’avez rien à faire. Sinon, un clic protège votre compte."
      raison={`Vous recevez cet e-mail de sécurité parce que cette adresse est, ou était, celle de votre compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Recit etape={etape} le={le} />
      <PasMoi
        effet="votre compte garde ou retrouve cette adresse, toutes ses sessions seront fermées, son mot de passe actuel ne servira plus et vous en choisirez un nouveau."
        lien={lien}
        expireLe={expireLe}
      />
    </Courriel>
  )
}

EmailChange.PreviewProps = {
  etape: 'demandee',
  le: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/connexion/alerte?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-09T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
