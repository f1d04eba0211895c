import { dateSeule, dernierJour } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Element, Faits, Intertitre, Liste, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['cgu-modifiees'] & { operateur: Operateur }

/** Asks for a new acceptation. `avant` is the exclusive end of the delay: people read its last day. */
export default function CguModifiees({ raisonSociale, miseAJourLe, avant, depasse, lien, operateur }: Props) {
  const jour = dernierJour(avant)
  return (
    <Courriel
      operateur={operateur}
      titre="Les conditions générales d’utilisation ont changé"
      apercu={
        depasse
          ? `${raisonSociale}\u00a0: votre acceptation du nouveau texte reste attendue.`
          : `${raisonSociale}\u00a0: nouveau texte à accepter au plus tard le ${jour}.`
      }
      raison={`Vous recevez cet e-mail parce que vous gérez l’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Les conditions générales d’utilisation de {operateur.service} ont changé depuis que vous les avez acceptées pour{' '}
        <strong>{raisonSociale}</strong>. Nous vous demandons de lire le nouveau texte et de l’accepter.
      </Paragraphe>
      <Faits
        faits={[
          { libelle: 'Nouveau texte mis à jour le', valeur: dateSeule(miseAJourLe) },
          ...(depasse ? [] : [{ libelle: 'Au plus tard le', valeur: `${jour} inclus` }]),
        ]}
      />
      {depasse ? <Paragraphe>Le délai fixé au {jour} est dépassé. Votre acceptation reste attendue.</Paragraphe> : null}
      <Bouton href={lien}>Lire et accepter les nouvelles conditions</Bouton>
      <Intertitre>Et maintenant&nbsp;?</Intertitre>
      <Liste>
        <Element>Sur la page de votre demande, vous lisez le nouveau texte, puis vous cochez la case et acceptez.</Element>
        <Element>Ce changement ne coupe pas votre accès&nbsp;: il reste ouvert aux mêmes dates.</Element>
        <Element>
          Après votre acceptation, un nouveau document PDF est préparé. Le précédent reste téléchargeable sur la même page.
        </Element>
      </Liste>
    </Courriel>
  )
}

CguModifiees.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  miseAJourLe: new Date('2027-01-04'),
  avant: new Date('2027-02-03T23:00:00Z'),
  depasse: false,
  lien: 'https://kairos.test/adhesion/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
