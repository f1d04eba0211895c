import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Citation, Intertitre, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['rgc-a-nommer'] & { operateur: Operateur }

/** A new RGC is named the way the first was: by a demande (CGU, article 4.1). */
export default function RgcANommer({ raisonSociale, motif, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Un nouveau Responsable Gestionnaire de Compte est à nommer"
      apercu={`${operateur.nom} a révoqué le RGC ${prefixeDe(raisonSociale)}${raisonSociale}. Nommez-en un autre sans attendre.`}
      raison={`Vous recevez cet e-mail parce que vous gérez l’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {operateur.nom} a révoqué le Responsable Gestionnaire de Compte (RGC) {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong>. Les conditions générales vous demandent d’en nommer un autre sans délai. D’ici là, votre
        direction est présumée tenir ce rôle.
      </Paragraphe>
      <Intertitre>Motif</Intertitre>
      <Citation texte={motif} />
      <Bouton href={lien}>Nommer un nouveau RGC</Bouton>
    </Courriel>
  )
}

RgcANommer.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  motif: 'La liste des personnes habilitées n’a pas été revue depuis plus d’un an, malgré deux rappels.',
  lien: 'https://kairos.test/adhesion/nouvelle',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
