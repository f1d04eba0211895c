import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Element, Faits, Intertitre, Lien, Liste, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['demande-recue'] & { operateur: Operateur }

/** The acknowledgement of receipt of article L. 112-11 of the code des relations entre le public et l’administration. */
export default function DemandeRecue({ raisonSociale, siret, deposeeLe, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Nous avons reçu votre demande d’adhésion"
      apercu={`Accusé de réception de votre demande du ${dateHeureLongue(deposeeLe)}.`}
      raison={`Vous recevez cet e-mail parce que vous avez validé une demande d’adhésion à ${operateur.service}. Il vaut accusé de réception (article L.\u00a0112-11 du code des relations entre le public et l’administration)\u00a0: conservez-le.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Votre demande d’adhésion à {operateur.service} nous est bien parvenue. Elle est en cours de traitement par {operateur.nom}
        .
      </Paragraphe>
      <Faits
        faits={[
          { libelle: 'Organisme', valeur: raisonSociale },
          { libelle: 'N° SIRET', valeur: formatSiret(siret) },
          { libelle: 'Reçue le (heure de Paris)', valeur: dateHeureLongue(deposeeLe) },
        ]}
      />
      <Bouton href={lien}>Suivre ma demande</Bouton>
      <Intertitre>Et maintenant&nbsp;?</Intertitre>
      <Liste>
        <Element>Un agent examine votre demande.</Element>
        <Element>S’il manque quelque chose, nous vous écrivons pour vous dire quoi corriger.</Element>
        <Element>Dès que la décision est prise, vous la recevez par e-mail et la trouvez sur la page de votre demande.</Element>
      </Liste>
      <Intertitre>Le service qui traite votre demande</Intertitre>
      <Paragraphe>
        {operateur.nom}, service {operateur.service}
        <br />
        {operateur.adresse}
        <br />
        E-mail&nbsp;: <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>
        <br />
        Téléphone&nbsp;: {operateur.telephone.replaceAll(' ', '\u00a0')}
      </Paragraphe>
    </Courriel>
  )
}

DemandeRecue.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  siret: '13000548121990',
  deposeeLe: new Date('2026-11-02T13:57:00Z'),
  lien: 'https://kairos.test/adhesion/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
