import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Citation, Faits, Intertitre, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['reclamation-suivi'] & { operateur: Operateur }

const TITRES = {
  recue: 'Nous avons reçu votre réclamation',
  refusee: 'Votre réclamation est refusée',
  transferee: 'L’organisme vous est confié',
} as const
const RECITS = {
  recue:
    'Vous nous avez signalé ne plus avoir accès au compte d’un organisme. Un agent examine votre réclamation. Nous vous répondrons par e-mail\u00a0; cela peut prendre plusieurs semaines.',
  refusee: 'Un agent a examiné votre réclamation. Elle n’est pas acceptée.',
  transferee:
    'Votre réclamation est acceptée. Vous êtes maintenant gestionnaire de l’organisme, et les comptes qui le géraient n’y ont plus accès. Vérifiez sa fiche et ses membres.',
} as const

export default function ReclamationSuivi({ etape, siret, motif, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[etape]}
      apercu={`SIRET ${formatSiret(siret)}`}
      raison={`Vous recevez cet e-mail parce que vous avez cliqué sur «\u00a0Je n’ai plus accès à ce compte\u00a0» sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>{RECITS[etape]}</Paragraphe>
      <Faits faits={[{ libelle: 'SIRET', valeur: formatSiret(siret) }]} />
      {motif ? (
        <>
          <Intertitre>Motif de la décision</Intertitre>
          <Citation texte={motif} />
        </>
      ) : null}
      <Bouton href={lien}>Voir mes organismes</Bouton>
    </Courriel>
  )
}

ReclamationSuivi.PreviewProps = {
  etape: 'refusee',
  siret: '13000548121990',
  motif: 'Les éléments fournis ne montrent pas que vous travaillez dans cet organisme.',
  lien: 'https://kairos.test/organismes',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
