import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Element, type Fait, Faits, Intertitre, Liste, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['rgc-nomme'] & { operateur: Operateur }

/** With a provisional password when the account is new; without one the person signs in as usual. */
export default function RgcNomme(props: Props) {
  const { raisonSociale, siret, prenomNom, identifiant, motDePasseProvisoire, lien, operateur } = props
  const faits: Fait[] = [
    { libelle: 'Organisme', valeur: raisonSociale },
    { libelle: 'N° SIRET', valeur: formatSiret(siret) },
    { libelle: 'Identifiant', valeur: identifiant },
  ]
  if (motDePasseProvisoire !== null) faits.push({ libelle: 'Mot de passe provisoire', valeur: motDePasseProvisoire, code: true })
  return (
    <Courriel
      operateur={operateur}
      titre="Vous êtes Responsable Gestionnaire de Compte"
      apercu={`${raisonSociale} vous confie la gestion de ses accès à ${operateur.service}.`}
      raison={`Vous recevez cet e-mail parce que l’organisme ${raisonSociale} vous confie ce rôle et que sa demande a été acceptée par ${operateur.nom}.`}
    >
      <Paragraphe>Bonjour {prenomNom},</Paragraphe>
      <Paragraphe>
        Vous êtes désormais Responsable Gestionnaire de Compte (RGC) de cet organisme de formation pour {operateur.service}.
      </Paragraphe>
      <Faits faits={faits} />
      <PremiereConnexion {...props} />
      <Bouton href={lien}>Se connecter</Bouton>
      <Intertitre>Votre rôle</Intertitre>
      <Liste>
        <Element>
          Vous dites qui, dans l’organisme, peut utiliser {operateur.service}&nbsp;: uniquement des salariés, nommément désignés.
        </Element>
        <Element>Vous tenez la liste de ces personnes à jour et la revoyez une fois par an.</Element>
        <Element>Vous retirez sans délai l’accès de qui part, change de fonction ou s’absente plus de 3&nbsp;mois.</Element>
      </Liste>
      <Paragraphe>
        Votre mot de passe est personnel&nbsp;: ne le communiquez à personne. {operateur.nom} ne vous le demandera jamais.
      </Paragraphe>
    </Courriel>
  )
}

function PremiereConnexion({ motDePasseProvisoire, expireLe }: Props) {
  if (motDePasseProvisoire === null)
    return (
      <Paragraphe>Vous avez déjà un compte sur ce portail&nbsp;: connectez-vous avec votre mot de passe habituel.</Paragraphe>
    )
  return (
    <Paragraphe>
      Ce mot de passe ne sert qu’une fois&nbsp;: à votre première connexion, vous choisirez le vôtre.{' '}
      {expireLe ? (
        <>
          Il est valable 21&nbsp;jours, jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris).
        </>
      ) : (
        <>Il est valable 21&nbsp;jours.</>
      )}
    </Paragraphe>
  )
}

RgcNomme.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  siret: '13000548121990',
  prenomNom: 'Camille Exemple',
  identifiant: 'camille.exemple@formation-exemple.test',
  motDePasseProvisoire: 'r7Kp-2mQx-9TwZ-hB4d',
  expireLe: new Date('2026-11-23T13:57:00Z'),
  lien: 'https://kairos.test/connexion',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
