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
      id: 'acces',
      titre: 'Je n’ai plus accès à ce compte',
      reponse: (
        <>
          <p>
            Vous recevez encore les e-mails à l’adresse du compte&nbsp;? Demandez un lien sur la page{' '}
            <Lien href="/mot-de-passe/oublie">Mot de passe oublié</Lien>.
          </p>
          <p>
            L’adresse n’existe plus, elle était fausse à l’inscription, ou la personne qui gérait le compte est partie&nbsp;?
            Écrivez-nous ou appelez-nous&nbsp;:
          </p>
          <Contact />
          <p>Envoyez&nbsp;:</p>
          <ul>
            <li>le SIRET, la raison sociale et le numéro de déclaration d’activité de l’organisme&nbsp;;</li>
            <li>vos prénom, nom et qualité, et un numéro de téléphone de l’organisme&nbsp;;</li>
            <li>l’adresse e-mail qui gérera désormais le compte&nbsp;;</li>
            <li>
              une attestation sur papier à en-tête, datée et signée par le responsable de l’organisme, qui vous désigne pour gérer
              ce compte.
            </li>
          </ul>
          <p>
            N’envoyez ni mot de passe ni pièce d’identité. Pour protéger votre organisme, nous vérifions votre demande avant de
            changer quoi que ce soit.
          </p>
        </>
      ),
    },
  ],
}
