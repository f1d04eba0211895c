import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['organisme-degele'] & { operateur: Operateur }

export default function OrganismeDegele({ raisonSociale, degeleLe, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre organisme n’est plus gelé"
      apercu={`Vous pouvez de nouveau gérer ${raisonSociale}.`}
      raison={`Vous recevez cet e-mail de sécurité parce que vous êtes membre ${prefixeDe(raisonSociale)}${raisonSociale} sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un agent a levé le gel {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong> le <strong>{dateHeureLongue(degeleLe)}</strong> (heure de Paris). Ses membres retrouvent
        ses pages, et son accès à {operateur.service} reprend tel qu’il était.
      </Paragraphe>
      <Bouton href={lien}>Se connecter</Bouton>
    </Courriel>
  )
}

OrganismeDegele.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  degeleLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/connexion',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
