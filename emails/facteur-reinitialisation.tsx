import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['facteur-reinitialisation'] & { operateur: Operateur }

const TITRES = {
  demandee: 'Une réinitialisation de votre second facteur est demandée',
  faite: 'Votre second facteur a été réinitialisé',
  annulee: 'La réinitialisation de votre second facteur est annulée',
} as const

function Recit({ etape, le, nom }: { etape: Props['etape']; le: Date; nom: string }) {
  const quand = <strong>{dateHeureLongue(le)}</strong>
  switch (etape) {
    case 'demandee':
      return (
        <Paragraphe>
          Le {quand} (heure de Paris), un administrateur du portail a demandé que le second facteur de votre compte soit
          réinitialisé. Un autre administrateur doit confirmer sous 24&nbsp;heures. D’ici là, rien ne change, et vous pouvez
          annuler cette demande en vous connectant.
        </Paragraphe>
      )
    case 'faite':
      return (
        <Paragraphe>
          Le {quand} (heure de Paris), {nom} a réinitialisé le second facteur de votre compte&nbsp;: votre application, vos clés
          d’accès et vos codes de secours ont été retirés, et vos sessions ont été fermées. Connectez-vous avec votre mot de passe
          pour ajouter un nouveau second facteur.
        </Paragraphe>
      )
    case 'annulee':
      return (
        <Paragraphe>
          Le {quand} (heure de Paris), la réinitialisation du second facteur de votre compte a été annulée. Rien n’a changé.
        </Paragraphe>
      )
  }
}

export default function FacteurReinitialisation({ etape, le, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[etape]}
      apercu="Si vous n’avez rien demandé, prévenez-nous tout de suite."
      raison={`Vous recevez cet e-mail de sécurité parce qu’il concerne le second facteur de votre compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Recit etape={etape} le={le} nom={operateur.nom} />
      <Paragraphe>
        Vous n’avez rien demandé&nbsp;? Prévenez-nous tout de suite à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien> ou au{' '}
        {operateur.telephone.replaceAll(' ', '\u00a0')}.
      </Paragraphe>
      {lien ? <Bouton href={lien}>Se connecter</Bouton> : null}
    </Courriel>
  )
}

FacteurReinitialisation.PreviewProps = {
  etape: 'demandee',
  le: new Date('2026-11-02T13:57:00Z'),
  lien: null,
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
