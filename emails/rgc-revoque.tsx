import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Citation, Intertitre, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['rgc-revoque'] & { operateur: Operateur }

/** The operator may demand the revocation of a RGC (CGU, article 4.1). */
export default function RgcRevoque({ raisonSociale, motif, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Vous n’êtes plus Responsable Gestionnaire de Compte"
      apercu={`${operateur.nom} vous a retiré la gestion des accès ${prefixeDe(raisonSociale)}${raisonSociale}.`}
      raison={`Vous recevez cet e-mail parce que vous étiez Responsable Gestionnaire de Compte ${operateur.service} ${prefixeDe(raisonSociale)}${raisonSociale}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {operateur.nom} vous a retiré la fonction de Responsable Gestionnaire de Compte {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong> pour {operateur.service}. Vous ne gérez donc plus les accès de cet organisme.
      </Paragraphe>
      <Intertitre>Motif</Intertitre>
      <Citation texte={motif} />
      <Paragraphe>
        Une question, ou un désaccord&nbsp;? Écrivez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

RgcRevoque.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  motif: 'La liste des personnes habilitées n’a pas été revue depuis plus d’un an, malgré deux rappels.',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
