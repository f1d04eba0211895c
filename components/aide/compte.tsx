import { Contact } from '@/components/site/contact'
import { Lien } from '@/components/site/lien'
import type { Theme } from './question'

export const compte: Theme = {
  titre: 'Mon compte',
  questions: [
    {
      id: 'e-mail-non-recu',
      titre: 'Je n’ai pas reçu l’e-mail d’activation',
      reponse: (
        <>
          <p>Il arrive en général en quelques minutes. Sinon&nbsp;:</p>
          <ol>
            <li>regardez dans vos courriers indésirables&nbsp;;</li>
            <li>
              sur la page qui suit l’inscription, cliquez sur «&nbsp;Renvoyer l’e-mail&nbsp;»&nbsp;: le lien précédent ne
              fonctionne plus&nbsp;;
            </li>
            <li>
              vous avez fermé cette page&nbsp;? <Lien href="/connexion">Connectez-vous</Lien>&nbsp;: tant que votre compte n’est
              pas activé, nous vous renvoyons un lien&nbsp;;
            </li>
            <li>demandez à votre service informatique s’il bloque nos messages.</li>
          </ol>
          <p>
            Le lien est valable 24&nbsp;heures et ne sert qu’une fois. Vous aviez déjà un compte avec cette adresse&nbsp;?
            L’e-mail reçu vous l’indique et ne contient pas de lien d’activation.
          </p>
        </>
      ),
    },
    {
      id: 'mot-de-passe',
      titre: 'J’ai oublié mon mot de passe',
      reponse: (
        <>
          <p>
            Demandez un lien sur la page <Lien href="/mot-de-passe/oublie">Mot de passe oublié</Lien>. Il est valable 1&nbsp;heure
            et ne sert qu’une fois.
          </p>
          <p>
            Choisissez au moins 12&nbsp;caractères. Une phrase que vous seul connaissez convient très bien. Changer de mot de
            passe ferme vos autres sessions. Nous ne vous le demanderons jamais, ni par e-mail, ni par téléphone.
          </p>
        </>
      ),
    },
    {
      id: 'second-facteur',
      titre: 'Je protège mon compte par un second facteur',
      reponse: (
        <>
          <p>
            Un second facteur est demandé après le mot de passe&nbsp;: un mot de passe volé ne suffit plus. Il est obligatoire
            pour le Responsable Gestionnaire de Compte, et conseillé à tous. Ajoutez-le depuis «&nbsp;Mon compte&nbsp;»&nbsp;:
          </p>
          <ul>
            <li>une application de codes, sur un téléphone ou un ordinateur&nbsp;;</li>
            <li>
              ou une clé d’accès, gardée par votre appareil ou par une clé USB de sécurité. Elle peut aussi remplacer le mot de
              passe. Elle a besoin de JavaScript, et ne fonctionne que sur le vrai site.
            </li>
          </ul>
          <p>
            Gardez les dix codes de secours qui vous sont donnés alors. Vous les avez perdus aussi&nbsp;? Contactez-nous&nbsp;:
            deux administrateurs peuvent réinitialiser votre second facteur, après avoir vérifié que c’est vous.
          </p>
        </>
      ),
    },
    {
      id: 'adresse-e-mail',
      titre: 'Je change d’adresse e-mail',
      reponse: (
        <p>
          Dans «&nbsp;Mon compte&nbsp;», cliquez sur «&nbsp;Changer mon adresse e-mail&nbsp;». Le lien envoyé à la nouvelle
          adresse est valable 24&nbsp;heures. L’adresse actuelle est prévenue et peut tout arrêter pendant 7&nbsp;jours.
        </p>
      ),
    },
    {
      id: 'collegues',
      titre: 'Gérer un organisme à plusieurs, ou plusieurs organismes',
      reponse: (
        <>
          <p>
            Sur votre fiche, cliquez sur «&nbsp;Gérer les membres&nbsp;» pour inviter un collègue&nbsp;: il aura les mêmes droits
            que vous, avec son propre mot de passe. Ne partagez jamais le vôtre.
          </p>
          <p>
            Pour ajouter un organisme à votre compte ou passer de l’un à l’autre, ouvrez{' '}
            <Lien href="/organismes">Mes organismes</Lien>.
          </p>
        </>
      ),
    },
    {
      id: 'acces',
      titre: 'Je n’ai plus accès à ce compte',
      reponse: (
        <>
          <p>
            Vous recevez encore les e-mails à l’adresse du compte&nbsp;? Demandez un lien sur la page{' '}
            <Lien href="/mot-de-passe/oublie">Mot de passe oublié</Lien>.
          </p>
          <p>
            Vous travaillez dans l’organisme, et quelqu’un gère encore le compte&nbsp;? Saisissez le SIRET sur la page{' '}
            <Lien href="/inscription">Créer mon compte</Lien>, puis cliquez sur «&nbsp;Demander à rejoindre cet organisme&nbsp;».
          </p>
          <p>
            L’adresse n’existe plus, ou la personne qui gérait le compte est partie&nbsp;? Au même endroit, cliquez sur «&nbsp;Je
            n’ai plus accès à ce compte&nbsp;» et expliquez votre situation&nbsp;:
          </p>
          <ul>
            <li>vos prénom, nom et fonction, et un numéro de téléphone de l’organisme&nbsp;;</li>
            <li>la raison sociale et le numéro de déclaration d’activité&nbsp;;</li>
            <li>ce qui vous empêche d’utiliser le compte.</li>
          </ul>
          <p>
            Un agent examine votre réclamation. Si elle paraît fondée, les personnes qui gèrent le compte sont prévenues et ont
            7&nbsp;jours pour s’y opposer. Vous recevez la réponse par e-mail. N’envoyez ni mot de passe ni pièce d’identité. Un
            agent peut vous demander une attestation signée du responsable&nbsp;; une question&nbsp;?
          </p>
          <Contact />
        </>
      ),
    },
  ],
}
