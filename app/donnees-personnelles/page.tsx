import type { Metadata } from 'next'
import { CategoriesDonnees } from '@/components/donnees/categories'
import { Contact } from '@/components/site/contact'
import { Lien } from '@/components/site/lien'
import { PageTexte } from '@/components/site/texte'
import { getEnv } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'

export const metadata: Metadata = { title: 'Données personnelles' }

export default function DonneesPersonnelles() {
  const { nom, adresse, service } = getOperateur()
  return (
    <PageTexte
      titre="Données personnelles"
      chapeau="Quelles données nous traitons, pourquoi, pendant combien de temps, et comment exercer vos droits."
    >
      <h2>Le responsable du traitement</h2>
      <p>
        {nom}, {adresse}, est responsable des données traitées sur le portail d’adhésion à {service}. Cette page ne porte pas sur
        les données des demandeurs d’emploi échangées dans {service} même&nbsp;: le portail n’en traite aucune.
      </p>

      <h2>Pourquoi nous traitons vos données</h2>
      <ul>
        <li>
          <strong>Inscrire les organismes de formation, gérer les comptes et décider des demandes d’adhésion.</strong> Base
          légale&nbsp;: la mission d’intérêt public de {nom} (article&nbsp;6, paragraphe&nbsp;1, e du RGPD), pour l’application du
          décret n°&nbsp;2017-1019 du 9&nbsp;mai 2017.
        </li>
        <li>
          <strong>Garder la preuve des conditions acceptées et des décisions prises.</strong> Même base légale.
        </li>
        <li>
          <strong>Vous tenir informé</strong>&nbsp;: accusé de réception, décision et ses motifs. Base légale&nbsp;: une
          obligation légale (articles L112-11 et L211-2 du code des relations entre le public et l’administration).
        </li>
        <li>
          <strong>Protéger les comptes et le service.</strong> Base légale&nbsp;: une obligation légale (article&nbsp;32 du RGPD).
        </li>
      </ul>
      <p>
        Les champs marqués d’un * sont nécessaires pour traiter votre demande&nbsp;: sans eux, elle ne peut pas être enregistrée.
        Aucune décision n’est prise par un programme seul&nbsp;: un agent examine chaque demande.
      </p>

      <h2>Ce que nous conservons, et combien de temps</h2>
      <CategoriesDonnees />

      <h2>Qui y a accès</h2>
      <ul>
        <li>les agents de {nom} chargés des demandes, et les administrateurs du portail&nbsp;;</li>
        <li>les membres de votre organisme, pour les données de cet organisme seulement&nbsp;;</li>
        <li>l’équipe qui exploite le portail, dans la limite de ses tâches&nbsp;;</li>
        <li>le prestataire qui achemine nos e-mails&nbsp;;</li>
        <li>
          toute personne qui possède le PDF de vos CGU&nbsp;: elle peut le <Lien href="/verification">vérifier</Lien>, et lit
          alors le nom de l’organisme, son SIRET, les dates et l’état de l’accès. Aucun nom de personne n’est affiché.
        </li>
      </ul>
      <p>
        Pour retrouver un établissement, seul son numéro SIRET est transmis à l’annuaire des entreprises ou à l’Insee. Vos données
        ne sont ni vendues, ni utilisées pour de la publicité.
      </p>
      <Transfert />

      <h2>Vos droits</h2>
      <p>
        Vous pouvez accéder à vos données, les faire rectifier, vous opposer à leur traitement pour une raison tenant à votre
        situation, en demander la limitation ou l’effacement, et dire ce que vous voulez qu’elles deviennent après votre décès.
        L’effacement ne s’étend pas aux preuves et décisions que nous devons conserver pendant les durées ci-dessus.
      </p>
      <p>
        Le gestionnaire d’un organisme corrige lui-même sa fiche. Dans «&nbsp;Mon compte&nbsp;», puis «&nbsp;Mes données&nbsp;»,
        vous obtenez une copie de vos données et vous supprimez votre compte. Pour le reste, adressez-vous au délégué à la
        protection des données. Nous répondons dans un délai d’un mois.
      </p>
      <Contact service="délégué à la protection des données" />

      <h2>Réclamation auprès de la CNIL</h2>
      <p>
        Si notre réponse ne vous satisfait pas, vous pouvez saisir la CNIL <a href="https://www.cnil.fr/fr/plaintes">en ligne</a>{' '}
        ou par courrier&nbsp;: 3&nbsp;place de Fontenoy, TSA&nbsp;80715, 75334&nbsp;Paris cedex&nbsp;07.
      </p>
    </PageTexte>
  )
}

/** Where e-mails go depends on the provider that the operator has set. */
function Transfert() {
  if (!getEnv().RESEND_API_KEY) return null
  return (
    <p>
      Nos e-mails sont acheminés par Resend, société établie aux États-Unis&nbsp;: l’adresse du destinataire et le contenu du
      message peuvent y être traités, sous les garanties du chapitre&nbsp;V du RGPD.
    </p>
  )
}
