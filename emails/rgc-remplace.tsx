import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['rgc-remplace'] & { operateur: Operateur }

/** To the former RGC, who has nothing to do: the only e-mail without a button. */
export default function RgcRemplace({ raisonSociale, prenomNom, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Vous n’êtes plus Responsable Gestionnaire de Compte"
      apercu={`${raisonSociale} a désigné une autre personne pour gérer ses accès à ${operateur.service}.`}
      raison={`Vous recevez cet e-mail parce que vous étiez Responsable Gestionnaire de Compte ${operateur.service} ${prefixeDe(raisonSociale)}${raisonSociale}.`}
    >
      <Paragraphe>Bonjour {prenomNom},</Paragraphe>
      <Paragraphe>
        <strong>{raisonSociale}</strong> a désigné une autre personne comme Responsable Gestionnaire de Compte (RGC) pour{' '}
        {operateur.service}, et {operateur.nom} a accepté ce changement. Vous ne gérez donc plus les accès de cet organisme.
      </Paragraphe>
      <Paragraphe>Vous n’avez rien à faire.</Paragraphe>
      <Paragraphe>
        Ce changement vous semble être une erreur&nbsp;? Parlez-en à la direction de l’organisme ou écrivez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

RgcRemplace.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  prenomNom: 'Dominique Exemple',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
