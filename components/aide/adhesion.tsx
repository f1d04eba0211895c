import type { Theme } from './question'

export const adhesion = (nom: string, service: string): Theme => ({
  titre: 'La demande d’adhésion',
  questions: [
    {
      id: 'signataire',
      titre: 'Qui est le signataire\u00a0?',
      reponse: (
        <p>
          La personne qui accepte les conditions générales d’utilisation (CGU) au nom de l’organisme et qui habilite le
          Responsable Gestionnaire de Compte. C’est en général son dirigeant, ou une personne à qui il a donné ce pouvoir.
        </p>
      ),
    },
    {
      id: 'rgc',
      titre: 'Qui est le Responsable Gestionnaire de Compte (RGC)\u00a0?',
      reponse: (
        <p>
          Un membre permanent du personnel, un seul par SIRET. Il habilite les utilisateurs de {service} dans l’organisme, tient
          leur liste à jour et répond de l’usage qui est fait de l’outil. Le signataire peut être lui-même le RGC.
        </p>
      ),
    },
    {
      id: 'changer-rgc',
      titre: 'Le RGC ou le signataire change',
      reponse: (
        <p>
          Lorsque le RGC part, s’absente plus de 3&nbsp;mois ou change de fonction, désignez-en un autre sans attendre. Ouvrez la
          demande d’adhésion depuis votre fiche et cliquez sur «&nbsp;Modifier le signataire de la demande&nbsp;». {nom} examine
          ce changement comme la première fois. La durée de votre accès ne change pas.
        </p>
      ),
    },
    {
      id: 'delais',
      titre: 'Quels sont les délais\u00a0?',
      reponse: (
        <>
          <p>
            Un accusé de réception part dès que vous validez votre demande. Les agents examinent les demandes dans leur ordre
            d’arrivée&nbsp;; la page de la vôtre se met à jour dès la décision et vous la recevez par e-mail. Ensuite&nbsp;:
          </p>
          <ul>
            <li>
              le RGC reçoit un mot de passe provisoire dans les 72&nbsp;heures ouvrées, c’est-à-dire du lundi au vendredi, hors
              jours fériés&nbsp;;
            </li>
            <li>il a 21&nbsp;jours pour le remplacer par le sien&nbsp;;</li>
            <li>l’accès est ouvert pour 3&nbsp;ans, jusqu’à la fin du même jour trois ans plus tard.</li>
          </ul>
        </>
      ),
    },
    {
      id: 'correction-refus',
      titre: 'Ma demande est à corriger, ou refusée',
      reponse: (
        <p>
          L’e-mail et la page de la demande en donnent la raison. «&nbsp;À corriger&nbsp;»&nbsp;: cliquez sur «&nbsp;Modifier ma
          demande&nbsp;», puis validez-la de nouveau. «&nbsp;Refusée&nbsp;»&nbsp;: les voies et délais de recours sont indiqués,
          et vous pouvez faire une nouvelle demande.
        </p>
      ),
    },
    {
      id: 'renouvellement',
      titre: 'Comment renouveler mon accès\u00a0?',
      reponse: (
        <p>
          Depuis votre fiche, à partir de 3&nbsp;mois avant la fin de l’accès. Le renouvellement ajoute 3&nbsp;ans à la fin de
          l’accès en cours, ou à la date de son acceptation si elle est postérieure. Sans renouvellement, l’accès se ferme de
          lui-même.
        </p>
      ),
    },
  ],
})
