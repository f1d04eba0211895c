import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Citation, Faits, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['rattachement-demande'] & { operateur: Operateur }

export default function RattachementDemande({ raisonSociale, siret, email, message, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Une personne demande à rejoindre votre organisme"
      apercu={`${email} attend votre réponse.`}
      raison={`Vous recevez cet e-mail parce que vous gérez cet organisme sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Une personne demande à devenir gestionnaire de votre organisme, avec les mêmes droits que vous. Elle ne sait pas qui vous
        êtes.
      </Paragraphe>
      <Faits
        faits={[
          { libelle: 'Personne', valeur: email },
          { libelle: 'Organisme', valeur: raisonSociale },
          { libelle: 'SIRET', valeur: formatSiret(siret) },
        ]}
      />
      {message ? <Citation texte={message} /> : null}
      <Bouton href={lien}>Accepter ou refuser</Bouton>
      <Paragraphe>
        N’acceptez que si vous connaissez cette personne. Dans le doute, appelez-la à un numéro que vous connaissez déjà, ou
        refusez.
      </Paragraphe>
    </Courriel>
  )
}

RattachementDemande.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  siret: '13000548121990',
  email: 'paul@exemple.test',
  message: 'Bonjour, je reprends le suivi des formations.',
  lien: 'https://kairos.test/organisme/membres',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
