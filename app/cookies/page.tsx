import type { Metadata } from 'next'
import { Lien } from '@/components/site/lien'
import { PageTexte } from '@/components/site/texte'
import { DescriptionList } from '@/components/ui/description-list'
import { appareilCookie, SESSION_MAX_SECONDS, sessionCookie } from '@/lib/core/auth'
import { COOKIE_INSCRIPTION } from '@/lib/inscription/loaders'

export const metadata: Metadata = { title: 'Cookies' }

/** Those of a few minutes, and what each is for. */
const PASSAGERS: [string, string][] = [
  ['kairos-saisie', 'Garde ce que vous avez saisi quand votre session se termine avant l’envoi, pour vous le rendre. Une heure.'],
  ['kairos-enrolement', 'Garde la clé de l’application de codes que vous ajoutez. Quinze minutes.'],
  ['kairos-codes', 'Garde vos nouveaux codes de secours pendant qu’ils sont affichés. Quinze minutes.'],
  ['kairos-sortie', 'Permet aux agents de se déconnecter aussi de ProConnect. Dix minutes.'],
  ['next-auth.*', 'Protègent l’aller-retour des agents par ProConnect. Quinze minutes.'],
]

const heures = (secondes: number) => `${secondes / 3600}\u00a0heures au plus`

export default function Cookies() {
  return (
    <PageTexte
      titre="Cookies"
      chapeau="Ce portail dépose quelques cookies, indispensables à son fonctionnement. Aucun ne mesure l’audience ni ne vous suit."
    >
      <h2>Les cookies déposés</h2>
      <p>
        Ces cookies sont déposés par ce portail lui-même. Les programmes de la page ne peuvent pas les lire et aucun autre site ne
        les reçoit. Le portail n’enregistre rien d’autre dans votre navigateur et n’appelle aucun service extérieur pour afficher
        ses pages.
      </p>
      <h3>Votre session</h3>
      <DescriptionList
        items={[
          { label: 'Nom', value: <code className="break-all">{sessionCookie().name}</code> },
          { label: 'À quoi il sert', value: 'À vous reconnaître d’une page à l’autre une fois que vous êtes connecté.' },
          { label: 'Ce qu’il contient', value: 'Un identifiant de session, chiffré. Ni votre nom, ni votre e-mail.' },
          { label: 'Quand il est déposé', value: 'À la connexion.' },
          { label: 'Quand il disparaît', value: `À la déconnexion, ou après ${heures(SESSION_MAX_SECONDS)}.` },
        ]}
      />
      <h3>Votre navigateur, pour la sécurité de votre compte</h3>
      <DescriptionList
        items={[
          { label: 'Nom', value: <code className="break-all">{appareilCookie().name}</code> },
          {
            label: 'À quoi il sert',
            value:
              'À vous prévenir quand votre compte est ouvert dans un navigateur inconnu, et à vous laisser entrer quand quelqu’un d’autre essaie des mots de passe. Il n’ouvre rien à lui seul.',
          },
          { label: 'Ce qu’il contient', value: 'Un nombre tiré au hasard.' },
          { label: 'Quand il est déposé', value: 'À la connexion, ou quand vous choisissez un mot de passe.' },
          { label: 'Quand il disparaît', value: '400\u00a0jours après.' },
        ]}
      />
      <h3>Votre inscription en cours</h3>
      <DescriptionList
        items={[
          { label: 'Nom', value: <code className="break-all">{COOKIE_INSCRIPTION.nom}</code> },
          { label: 'À quoi il sert', value: 'À vous rappeler où est parti l’e-mail d’activation et à le renvoyer si besoin.' },
          { label: 'Ce qu’il contient', value: 'L’adresse e-mail saisie à l’inscription, chiffrée.' },
          { label: 'Quand il est déposé', value: 'À la création du compte. Il n’est lu que par les pages d’inscription.' },
          { label: 'Quand il disparaît', value: `Après ${heures(COOKIE_INSCRIPTION.dureeSecondes)}.` },
        ]}
      />
      <h3>Ce que vous êtes en train de faire</h3>
      <p>
        Ces cookies ne durent que le temps d’une étape, une heure au plus. Leur contenu est chiffré ou tiré au hasard, et seule la
        page concernée les reçoit.
      </p>
      <DescriptionList items={PASSAGERS.map(([label, value]) => ({ label, value }))} />

      <h2>Pourquoi nous ne vous demandons pas votre accord</h2>
      <p>
        L’article&nbsp;82 de la loi n°&nbsp;78-17 du 6&nbsp;janvier 1978 dispense d’accord les cookies strictement nécessaires au
        service que vous demandez. C’est le cas de tous ceux-là.
      </p>

      <h2>Les refuser ou les supprimer</h2>
      <p>
        Vous pouvez les bloquer ou les effacer dans les réglages de votre navigateur. Les pages publiques restent lisibles, mais
        la connexion n’est plus possible sans le cookie de session. Sans celui de l’inscription, l’e-mail d’activation part quand
        même&nbsp;: seul son renvoi depuis la page de confirmation ne fonctionne plus.
      </p>
      <p>
        Pour les autres données que nous traitons, lisez la page <Lien href="/donnees-personnelles">Données personnelles</Lien>.
      </p>
    </PageTexte>
  )
}
