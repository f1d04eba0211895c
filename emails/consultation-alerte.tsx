import { dateSeule } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Faits, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['consultation-alerte'] & { operateur: Operateur }

export default function ConsultationAlerte({ email, genre, nombre, jour, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Un compte consulte beaucoup de données"
      apercu={`${email} a dépassé le premier seuil de la journée.`}
      raison={`Vous recevez cet e-mail de sécurité parce que vous êtes administrateur du portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un compte a consulté ou téléchargé en une journée plus que d’habitude. C’est peut-être un compte volé, ou un jour de
        travail chargé.
      </Paragraphe>
      <Faits
        faits={[
          { libelle: 'Compte', valeur: email },
          { libelle: 'Jour', valeur: dateSeule(jour) },
          {
            libelle: genre === 'export' ? 'Documents et listes téléchargés' : 'Fiches et dossiers ouverts',
            valeur: String(nombre),
          },
        ]}
      />
      <Paragraphe>
        Joignez cette personne par un autre moyen que l’e-mail. Si elle ne reconnaît pas ces consultations, gelez son compte.
      </Paragraphe>
      <Bouton href={lien}>Voir le compte</Bouton>
      <Paragraphe>Au second seuil, le portail refuse toute autre consultation jusqu’au lendemain.</Paragraphe>
    </Courriel>
  )
}

ConsultationAlerte.PreviewProps = {
  email: 'personne@atelier.test',
  genre: 'export',
  nombre: 20,
  jour: new Date('2026-11-02'),
  lien: 'https://kairos.test/admin/comptes/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
