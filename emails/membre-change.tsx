import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Faits, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['membre-change'] & { operateur: Operateur }

const TITRES = {
  retire: 'Vous ne gérez plus cet organisme',
  promu: 'Vous gérez maintenant cet organisme',
} as const
const RECITS = {
  retire: 'Un gestionnaire de cet organisme vous a retiré le rôle de gestionnaire. Vous n’y avez plus accès à ce titre.',
  promu: 'Un gestionnaire de cet organisme vous a donné le rôle de gestionnaire, en plus de celui que vous aviez.',
} as const

export default function MembreChange({ etape, raisonSociale, siret, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[etape]}
      apercu={raisonSociale}
      raison={`Vous recevez cet e-mail de sécurité à chaque changement de votre rôle dans un organisme du portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>{RECITS[etape]} Vos sessions ont été fermées&nbsp;: reconnectez-vous pour continuer.</Paragraphe>
      <Faits
        faits={[
          { libelle: 'Organisme', valeur: raisonSociale },
          { libelle: 'SIRET', valeur: formatSiret(siret) },
        ]}
      />
      <Bouton href={lien}>Voir mes organismes</Bouton>
      <Paragraphe>
        Ce changement vous surprend&nbsp;? Écrivez-nous à <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

MembreChange.PreviewProps = {
  etape: 'retire',
  raisonSociale: 'Formation Exemple',
  siret: '13000548121990',
  lien: 'https://kairos.test/organismes',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
