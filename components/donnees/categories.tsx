import { CONSERVATION } from '@/lib/conservation/labels'
import { getOperateur } from '@/lib/core/operateur'

type Categorie = { titre: string; donnees: string; origine?: string; conservation: string }

const DUREE_DEMANDE =
  'La durée de l’accès, puis 5\u00a0ans après sa fin, délai de prescription de l’article\u00a02224 du code civil. Sans accès ouvert\u00a0: 5\u00a0ans après la dernière décision.'

const categories = (nom: string): Categorie[] => [
  {
    titre: 'Votre compte',
    donnees:
      'Adresse e-mail, rôle, organismes auxquels vous êtes rattaché, dates de création et d’activation. Votre mot de passe n’est pas conservé\u00a0: seule l’est une empreinte qui ne permet pas de le retrouver. Il en va de même des liens envoyés par e-mail, valables 24\u00a0heures (activation, nouvelle adresse e-mail), 1\u00a0heure (mot de passe) ou 7\u00a0jours (alerte) et une seule fois.',
    origine: 'Vous, ou le gestionnaire de l’organisme si vous êtes désigné Responsable Gestionnaire de Compte.',
    conservation: `${CONSERVATION.compte} ${CONSERVATION.liens}`,
  },
  {
    titre: 'La fiche de l’organisme',
    donnees:
      'SIRET, numéro de déclaration d’activité, forme juridique, raison sociale, enseigne, adresse, téléphones et courriel. Pour une entreprise individuelle, ce sont aussi des données personnelles.',
    origine:
      'L’annuaire des entreprises et la base Sirene de l’Insee, à partir du SIRET saisi, puis vos corrections. La réponse de l’annuaire est réutilisée pendant 24\u00a0heures au plus.',
    conservation: 'Tant que l’organisme est inscrit, puis comme sa dernière demande d’adhésion.',
  },
  {
    titre: 'Les invitations, les demandes à rejoindre un organisme et les réclamations',
    donnees:
      'Adresse e-mail invitée et dates\u00a0; pour une demande à rejoindre, votre message\u00a0; pour «\u00a0Je n’ai plus accès à ce compte\u00a0», vos explications, celles de la personne qui s’oppose et les motifs des agents. Les gestionnaires de l’organisme voient l’adresse e-mail de la personne qui demande ou réclame\u00a0; elle ne voit rien d’eux.',
    origine: 'Le gestionnaire qui invite, la personne qui demande ou réclame, celle qui s’oppose, les agents.',
    conservation: `Jusqu’à la suppression du compte de la personne qui demande ou réclame. ${CONSERVATION.liens}`,
  },
  {
    titre: 'La demande d’adhésion',
    donnees:
      'Civilité, prénom, nom et qualité du signataire et du Responsable Gestionnaire de Compte (RGC), adresse e-mail du RGC, dates, état, décision, motif et commentaires de l’agent.',
    origine: `Le gestionnaire de l’organisme, puis l’agent de ${nom} qui traite la demande.`,
    conservation: DUREE_DEMANDE,
  },
  {
    titre: 'La preuve de l’acceptation des CGU',
    donnees:
      'Version et empreinte du texte accepté, copie des données de l’organisme, du signataire et du RGC, compte, date et heure, adresse IP et navigateur employé. Le PDF reprend l’identité de l’organisme, du signataire et du RGC, mais ni l’adresse IP ni le navigateur.',
    conservation: CONSERVATION.acceptation,
  },
  {
    titre: 'Le journal',
    donnees:
      'Pour chaque étape\u00a0: qui a agi (identifiant du compte), ce qui a été fait, quand, l’état avant et après, et le motif d’une décision.',
    conservation: 'Comme la demande d’adhésion. Le portail refuse de modifier ou d’effacer une ligne du journal.',
  },
  {
    titre: 'Les sessions et les navigateurs connus',
    donnees:
      'Compte connecté, façon de se connecter, nom du navigateur et de son système («\u00a0Firefox sur Windows\u00a0»), dates d’ouverture, de dernière utilisation et de fin. Ni adresse IP, ni lieu.',
    conservation: `Une session s’arrête après 2\u00a0heures sans activité (30\u00a0minutes pour un agent) et au plus tard après 12\u00a0heures. ${CONSERVATION.sessions} Un navigateur reste connu 400\u00a0jours après sa dernière utilisation.`,
  },
  {
    titre: 'Le second facteur',
    donnees:
      'Secret de votre application de codes, chiffré\u00a0; clé publique, nom et dates de vos clés d’accès\u00a0; empreinte de vos codes de secours. Votre empreinte digitale ou votre visage ne quittent jamais votre appareil.',
    conservation: 'Jusqu’à ce que vous retiriez ce second facteur, ou jusqu’à la clôture du compte.',
  },
  {
    titre: 'Les e-mails que nous vous envoyons',
    donnees: 'Destinataire, objet, type de message, dates, état de l’envoi. Le contenu est chiffré.',
    conservation: CONSERVATION.courriels,
  },
  {
    titre: 'Le nombre de consultations',
    donnees:
      'Par compte et par jour\u00a0: nombre de fiches et de dossiers ouverts, nombre de documents et de listes téléchargés. Au-delà d’un seuil, les administrateurs sont prévenus.',
    conservation: CONSERVATION.consultations,
  },
  {
    titre: 'La protection contre les abus',
    donnees:
      'Nombre de tentatives par adresse IP et par adresse e-mail, sous forme d’empreinte. Les journaux techniques ne contiennent que des identifiants\u00a0: ni nom, ni e-mail, ni adresse IP.',
    conservation:
      'Les tentatives sont comptées sur 24\u00a0heures au plus. Les journaux techniques sont conservés 1\u00a0an au plus (délibération de la CNIL n°\u00a02021-122).',
  },
]

/** What is held about people, where it comes from and how long it stays, kind by kind as the data model has it. */
export function CategoriesDonnees() {
  return categories(getOperateur().nom).map(({ titre, donnees, origine, conservation }) => (
    <section key={titre} className="prose">
      <h3 className="mt-8">{titre}</h3>
      <p>{donnees}</p>
      {origine ? (
        <p>
          <strong>Origine&nbsp;:</strong> {origine}
        </p>
      ) : null}
      <p>
        <strong>Conservation&nbsp;:</strong> {conservation}
      </p>
    </section>
  ))
}
