import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Citation, Intertitre, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['demande-refusee'] & { operateur: Operateur }

/** A refusal gives its reasons (CRPA, article L. 211-2) and the ways and time limits of appeal (CJA, article R. 421-5). */
export default function DemandeRefusee({ raisonSociale, motif, voiesRecours, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre demande d’adhésion est refusée"
      apercu="Voici le motif de cette décision, et ce que vous pouvez faire si vous la contestez."
      raison={`Vous recevez cet e-mail parce que vous avez validé une demande d’adhésion à ${operateur.service}. Il contient une décision\u00a0: conservez-le.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {operateur.nom} a examiné la demande d’adhésion à {operateur.service} {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong> et ne peut pas l’accepter.
      </Paragraphe>
      <Intertitre>Motif de la décision</Intertitre>
      <Citation texte={motif} />
      <Intertitre>Voies et délais de recours</Intertitre>
      <Citation texte={voiesRecours} />
      <Paragraphe>Votre situation a changé&nbsp;? Vous pouvez en faire une nouvelle depuis la page de cette demande.</Paragraphe>
      <Bouton href={lien}>Voir ma demande</Bouton>
    </Courriel>
  )
}

DemandeRefusee.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  motif:
    'Le numéro de déclaration d’activité indiqué a été annulé. L’organisme ne peut donc pas transmettre de données de formation.',
  voiesRecours:
    'Dans les deux mois qui suivent la réception de cette décision, vous pouvez\u00a0:\n– écrire à Pôle emploi pour lui demander de la revoir (recours gracieux)\u00a0;\n– saisir le tribunal administratif, par courrier ou sur www.telerecours.fr (recours contentieux).',
  lien: 'https://kairos.test/adhesion/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
