import { dateHeureLongue, dernierJour } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { ChangementAcces, PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Citation, Intertitre, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['acces-modifie'] & { operateur: Operateur }

const TITRES: Record<ChangementAcces, string> = {
  suspendre: 'Votre accès est suspendu',
  retablir: 'Votre accès est rétabli',
  retirer: 'Votre accès est retiré',
}

const suite = (changement: ChangementAcces, fin: Date): string => {
  switch (changement) {
    case 'suspendre':
      return 'Personne de votre organisme ne peut plus s’en servir pour le moment. Rien n’est effacé, et cette mesure peut être levée. Votre date de fin ne change pas.'
    case 'retablir':
      return `Votre organisme peut de nouveau s’en servir, jusqu’au ${dernierJour(fin)} inclus.`
    case 'retirer':
      return 'Personne de votre organisme ne peut plus s’en servir. Cette décision est définitive\u00a0: pour y revenir, il faut une nouvelle demande d’adhésion.'
  }
}

/** A measure gives its reason (CRPA, article L. 211-2). */
export default function AccesModifie({ raisonSociale, changement, motif, fin, le, lien, operateur }: Props) {
  const participe = { suspendre: 'suspendu', retablir: 'rétabli', retirer: 'retiré' }[changement]
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[changement]}
      apercu={`L’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service} est ${participe}.`}
      raison={`Vous recevez cet e-mail parce que vous gérez l’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {operateur.nom} a {participe} l’accès {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong> à {operateur.service} le <strong>{dateHeureLongue(le)}</strong> (heure de Paris).{' '}
        {suite(changement, fin)}
      </Paragraphe>
      <Intertitre>Motif</Intertitre>
      <Citation texte={motif} />
      <Paragraphe>
        Une question, ou un désaccord&nbsp;? Écrivez-nous à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
      <Bouton href={lien}>Voir ma fiche</Bouton>
    </Courriel>
  )
}

AccesModifie.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  changement: 'suspendre',
  motif: 'Des connexions inhabituelles ont été relevées. Nous vérifions avec vous qui utilise l’application.',
  fin: new Date('2029-11-02T23:00:00Z'),
  le: new Date('2026-11-12T09:05:00Z'),
  lien: 'https://kairos.test/organisme',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
