import { dernierJour } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Faits, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['reclamation-opposition'] & { operateur: Operateur }

const TITRES = {
  ouverte: 'Votre organisme est réclamé par une autre personne',
  close: 'La réclamation sur votre organisme est sans suite',
  transferee: 'Vous ne gérez plus cet organisme',
} as const
const BOUTONS = { ouverte: 'Lire et m’opposer', close: 'Voir mes organismes', transferee: 'Voir mes organismes' } as const

function Recit({ etape, email, avant }: Pick<Props, 'etape' | 'email' | 'avant'>) {
  switch (etape) {
    case 'ouverte':
      return (
        <>
          <Paragraphe>
            Une personne (<strong>{email}</strong>) nous a écrit qu’elle n’a plus accès au compte de cet organisme, et demande à
            le gérer. Un agent a examiné sa réclamation.
          </Paragraphe>
          <Paragraphe>
            Si vous n’êtes pas d’accord, opposez-vous{avant ? <strong> jusqu’au {dernierJour(avant)} inclus</strong> : null}. Sans
            opposition, cette personne deviendra gestionnaire de l’organisme, et vous ne le serez plus.
          </Paragraphe>
        </>
      )
    case 'close':
      return (
        <Paragraphe>La réclamation dont nous vous avions prévenu est terminée. Rien ne change pour votre organisme.</Paragraphe>
      )
    case 'transferee':
      return (
        <Paragraphe>
          La réclamation dont nous vous avions prévenu a été acceptée. L’organisme est géré par une autre personne depuis
          aujourd’hui&nbsp;: vous n’en êtes plus gestionnaire, et vos sessions ont été fermées.
        </Paragraphe>
      )
  }
}

export default function ReclamationOpposition({ etape, raisonSociale, siret, email, avant, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[etape]}
      apercu={raisonSociale}
      raison={`Vous recevez cet e-mail parce que vous gérez ou gériez cet organisme sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Recit etape={etape} email={email} avant={avant} />
      <Faits
        faits={[
          { libelle: 'Organisme', valeur: raisonSociale },
          { libelle: 'SIRET', valeur: formatSiret(siret) },
        ]}
      />
      <Bouton href={lien}>{BOUTONS[etape]}</Bouton>
      <Paragraphe>
        Une question&nbsp;? Écrivez-nous à <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

ReclamationOpposition.PreviewProps = {
  etape: 'ouverte',
  raisonSociale: 'Formation Exemple',
  siret: '13000548121990',
  email: 'paul@exemple.test',
  avant: new Date('2026-11-10T23:00:00Z'),
  lien: 'https://kairos.test/opposition/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
