import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Bouton, Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['compte-existant'] & { operateur: Operateur }

export default function CompteExistant({ lienConnexion, lienMotDePasse, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Vous avez déjà un compte"
      apercu="Une création de compte a été demandée avec votre adresse. Rien n’a changé sur le vôtre."
      raison={`Vous recevez cet e-mail parce que votre adresse a été saisie sur la page de création de compte du portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Quelqu’un vient de demander la création d’un compte avec votre adresse e-mail. Or vous en avez déjà un&nbsp;: aucun autre
        compte n’a été créé et rien n’a changé sur le vôtre.
      </Paragraphe>
      <Paragraphe>C’était vous&nbsp;? Connectez-vous avec votre compte.</Paragraphe>
      <Bouton href={lienConnexion}>Se connecter</Bouton>
      <Paragraphe>
        Vous avez oublié votre mot de passe&nbsp;? Choisissez-en un nouveau à cette adresse&nbsp;:
        <br />
        <Lien href={lienMotDePasse}>{lienMotDePasse}</Lien>
      </Paragraphe>
      <Paragraphe>Ce n’était pas vous&nbsp;? Vous n’avez rien à faire.</Paragraphe>
    </Courriel>
  )
}

CompteExistant.PreviewProps = {
  lienConnexion: 'https://kairos.test/connexion',
  lienMotDePasse: 'https://kairos.test/mot-de-passe-oublie',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
