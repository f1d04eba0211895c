import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Faits, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['rattachement-reponse'] & { operateur: Operateur }

export default function RattachementReponse({ siret, acceptee, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={
        acceptee ? 'Votre demande à rejoindre un organisme est acceptée' : 'Votre demande à rejoindre un organisme est refusée'
      }
      apercu={`SIRET ${formatSiret(siret)}`}
      raison={`Vous recevez cet e-mail parce que vous avez demandé à rejoindre un organisme sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {acceptee
          ? 'L’organisme que vous avez demandé à rejoindre a accepté. Vous en êtes maintenant gestionnaire.'
          : 'L’organisme que vous avez demandé à rejoindre n’a pas accepté.'}
      </Paragraphe>
      <Faits faits={[{ libelle: 'SIRET', valeur: formatSiret(siret) }]} />
      <Bouton href={lien}>Voir mes organismes</Bouton>
    </Courriel>
  )
}

RattachementReponse.PreviewProps = {
  siret: '13000548121990',
  acceptee: true,
  lien: 'https://kairos.test/organismes',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
