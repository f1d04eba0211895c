import { dateLongue, dernierJour } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { NatureAcceptee, PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Faits, Intertitre, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['demande-acceptee'] & { operateur: Operateur }

const TITRES: Record<NatureAcceptee, string> = {
  initiale: 'Votre demande d’adhésion est acceptée',
  modification: 'Vos modifications sont acceptées',
  renouvellement: 'Votre accès est renouvelé',
}

/** `fin` is the exclusive end of the access: people read its last day. */
export default function DemandeAcceptee({ raisonSociale, nature, debut, fin, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre={TITRES[nature]}
      apercu={`${raisonSociale}\u00a0: accès à ${operateur.service} du ${dateLongue(debut)} au ${dernierJour(fin)}.`}
      raison={`Vous recevez cet e-mail parce que vous avez validé une demande auprès du portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Decision nature={nature} raisonSociale={raisonSociale} operateur={operateur} />
      <Faits
        faits={[
          { libelle: 'Début de l’accès', valeur: dateLongue(debut) },
          { libelle: 'Fin de l’accès', valeur: `${dernierJour(fin)} inclus` },
        ]}
      />
      <Intertitre>Vos conditions générales d’utilisation</Intertitre>
      <Paragraphe>
        Le document PDF des conditions que vous avez acceptées se télécharge sur la page de votre demande. S’il est encore en
        préparation, il y apparaît quelques minutes après cet e-mail.
      </Paragraphe>
      <Bouton href={lien}>Voir ma demande et télécharger les CGU</Bouton>
      {nature === 'initiale' ? (
        <>
          <Intertitre>Et maintenant&nbsp;?</Intertitre>
          <Paragraphe>
            {operateur.nom} adresse un mot de passe provisoire à votre Responsable Gestionnaire de Compte dans les 72&nbsp;heures
            ouvrées.
          </Paragraphe>
        </>
      ) : null}
    </Courriel>
  )
}

function Decision({ nature, raisonSociale, operateur }: Pick<Props, 'nature' | 'raisonSociale' | 'operateur'>) {
  const organisme = <strong>{raisonSociale}</strong>
  switch (nature) {
    case 'initiale':
      return (
        <Paragraphe>
          {operateur.nom} accepte la demande d’adhésion à {operateur.service} {prefixeDe(raisonSociale)}
          {organisme}. Votre accès est ouvert.
        </Paragraphe>
      )
    case 'modification':
      return (
        <Paragraphe>
          {operateur.nom} accepte les modifications demandées pour {organisme} (signataire ou Responsable Gestionnaire de Compte).
          Les dates de votre accès à {operateur.service} ne changent pas.
        </Paragraphe>
      )
    case 'renouvellement':
      return (
        <Paragraphe>
          {operateur.nom} accepte de renouveler l’accès {prefixeDe(raisonSociale)}
          {organisme} à {operateur.service}.
        </Paragraphe>
      )
  }
}

DemandeAcceptee.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  nature: 'initiale',
  debut: new Date('2026-11-02T13:57:00Z'),
  fin: new Date('2029-11-02T23:00:00Z'),
  lien: 'https://kairos.test/adhesion/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
