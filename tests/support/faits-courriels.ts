import type { Modele } from '@/lib/courriel/rules'

const LIEN = 'http://kairos.test:3000/adhesion/0193a1b2-0000-7000-8000-000000000001'

const VOIR: [string, string] = ['Voir mes organismes', 'http://kairos.test:3000/organismes']

/** What a person must find in each e-mail, HTML and text alike. */
export const FAITS: Record<Modele, { bouton?: [string, string]; faits: string[] }> = {
  activation: {
    bouton: ['Activer mon compte', 'http://kairos.test:3000/activation?jeton=a-b_c'],
    faits: ['Atelier des Savoirs', '3 novembre 2026 à 23\u00a0h\u00a030'],
  },
  'compte-existant': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['http://kairos.test:3000/mot-de-passe-oublie', 'vous en avez déjà un'],
  },
  'mot-de-passe-oublie': {
    bouton: ['Choisir un mot de passe', 'http://kairos.test:3000/mot-de-passe?jeton=d-e_f'],
    faits: ['2 novembre 2026 à 15\u00a0h\u00a005'],
  },
  'mot-de-passe-modifie': {
    bouton: ['Choisir un nouveau mot de passe', 'http://kairos.test:3000/mot-de-passe-oublie'],
    faits: ['14 juillet 2026 à 14\u00a0h\u00a030'],
  },
  'nouvel-appareil': {
    bouton: ['Ce n’était pas moi', 'http://kairos.test:3000/connexion/alerte?jeton=g-h_i'],
    faits: ['Firefox sur Windows', '14 juillet 2026 à 14\u00a0h\u00a031', '21 juillet 2026 à 14\u00a0h\u00a031'],
  },
  'compte-protege': {
    bouton: ['Choisir un mot de passe', 'http://kairos.test:3000/mot-de-passe?jeton=j-k_l'],
    faits: ['14 juillet 2026 à 16\u00a0h\u00a005', 'Toutes les sessions de votre compte sont fermées'],
  },
  'email-a-confirmer': {
    bouton: ['Confirmer mon adresse', 'http://kairos.test:3000/connexion/adresse?jeton=m-n_o'],
    faits: ['15 juillet 2026 à 14\u00a0h\u00a035', 'rien ne change'],
  },
  'email-change': {
    bouton: ['Ce n’était pas moi', 'http://kairos.test:3000/connexion/alerte?jeton=p-q_r'],
    faits: ['14 juillet 2026 à 14\u00a0h\u00a036', '21 juillet 2026 à 14\u00a0h\u00a036', 'retrouve cette adresse'],
  },
  'facteur-modifie': {
    bouton: ['Ce n’était pas moi', 'http://kairos.test:3000/connexion/alerte?jeton=s-t_u'],
    faits: ['a été remplacée par une autre', '14 juillet 2026 à 14\u00a0h\u00a030', '21 juillet 2026 à 14\u00a0h\u00a037'],
  },
  'facteur-reinitialisation': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['14 juillet 2026 à 14\u00a0h\u00a030', 'ont été retirés', 'fermées'],
  },
  'demande-recue': {
    bouton: ['Suivre ma demande', LIEN],
    faits: [
      'Atelier des Savoirs',
      '130\u00a0005\u00a0481\u00a021990',
      '2 novembre 2026 à 14\u00a0h\u00a057',
      'article L.\u00a0112-11',
      'Et maintenant\u00a0?',
      'Le service qui traite votre demande',
    ],
  },
  'demande-a-corriger': {
    bouton: ['Corriger ma demande', LIEN],
    faits: [
      'Le nom du RGC est incomplet.',
      'Merci de le préciser.',
      'Nom du RGC',
      'Indiquez le nom de naissance.',
      'Précisez la fonction.',
    ],
  },
  'demande-refusee': {
    bouton: ['Voir ma demande', LIEN],
    faits: [
      'Motif de la décision',
      'La déclaration d’activité a été annulée.',
      'Voies et délais de recours',
      'Recours gracieux sous deux mois.',
      'Recours devant le tribunal administratif de Paris.',
    ],
  },
  'demande-acceptee': {
    bouton: ['Voir ma demande et télécharger les CGU', LIEN],
    faits: ['29 février 2028', '28 février 2031 inclus', '72\u00a0heures ouvrées'],
  },
  'rgc-nomme': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: [
      'Camille Rivière',
      'camille@atelier.test',
      '130\u00a0005\u00a0481\u00a021990',
      'r7Kp-2mQx-9TwZ',
      'ne sert qu’une fois',
      '21\u00a0jours',
      '23 novembre 2026 à 14\u00a0h\u00a057',
    ],
  },
  'cgu-modifiees': {
    bouton: ['Lire et accepter les nouvelles conditions', LIEN],
    faits: ['Atelier des Savoirs', '4 janvier 2027', '3 février 2027 inclus', 'ne coupe pas votre accès', 'reste téléchargeable'],
  },
  'message-recu': {
    bouton: ['Lire le message', 'http://kairos.test:3000/adhesion/0193a1b2-0000-7000-8000-000000000001/messages'],
    faits: ['Atelier des Savoirs', '12 novembre 2026 à 10\u00a0h\u00a005', 'Opérateur Invité'],
  },
  'rgc-revoque': { faits: ['Atelier des Savoirs', 'n’a pas été revue cette année', 'aide@operateur.test'] },
  'rgc-a-nommer': {
    bouton: ['Nommer un nouveau RGC', 'http://kairos.test:3000/adhesion/nouvelle'],
    faits: ['Atelier des Savoirs', 'n’a pas été revue cette année', 'sans délai'],
  },
  'acces-modifie': {
    bouton: ['Voir ma fiche', 'http://kairos.test:3000/organisme'],
    faits: ['12 novembre 2026 à 10\u00a0h\u00a005', 'connexions inhabituelles', 'Votre date de fin ne change pas'],
  },
  'acces-echeance': {
    bouton: ['Renouveler mon adhésion', 'http://kairos.test:3000/organisme'],
    faits: ['Atelier des Savoirs', '2 décembre 2026', 'renouvellement'],
  },
  'rgc-remplace': { faits: ['Dominique Forestier', 'Atelier des Savoirs', 'Vous n’avez rien à faire.'] },
  'compte-gele': { faits: ['7 novembre 2026 à 09\u00a0h\u00a045', 'pas même vous', 'aide@operateur.test'] },
  'compte-degele': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['8 novembre 2026 à 09\u00a0h\u00a055', 'de nouveau vous connecter'],
  },
  'compte-supprime': { faits: ['À votre demande', '13 novembre 2026 à 10\u00a0h\u00a035', 'le journal', 'aide@operateur.test'] },
  'compte-inactif': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['14 décembre 2026', 'supprimé'],
  },
  'consultation-alerte': {
    bouton: ['Voir le compte', 'http://kairos.test:3000/admin/comptes/0193a1b2-0000-7000-8000-000000000009'],
    faits: ['personne@atelier.test', '12 novembre 2026', 'Documents et listes téléchargés', '31', 'gelez son compte'],
  },
  'organisme-gele': { faits: ['Atelier des Savoirs', '9 novembre 2026 à 10\u00a0h\u00a005', 'Rien n’est effacé'] },
  'organisme-degele': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['Atelier des Savoirs', '10 novembre 2026 à 10\u00a0h\u00a015', 'reprend tel qu’il était'],
  },
  'membre-invite': {
    bouton: ['Voir l’invitation', 'http://kairos.test:3000/invitation?jeton=l-m_n'],
    faits: [
      'jeanne@atelier.test',
      'Atelier des Savoirs',
      '130\u00a0005\u00a0481\u00a021990',
      '12 novembre 2026 à 09\u00a0h\u00a015',
    ],
  },
  'membre-change': { bouton: VOIR, faits: ['Atelier des Savoirs', 'vous a retiré le rôle', 'Vos sessions ont été fermées'] },
  'rattachement-demande': {
    bouton: ['Accepter ou refuser', 'http://kairos.test:3000/organisme/membres'],
    faits: ['paul@atelier.test', 'Atelier des Savoirs', 'Je reprends le suivi.', 'Merci.'],
  },
  'rattachement-reponse': { bouton: VOIR, faits: ['130\u00a0005\u00a0481\u00a021990', 'Vous en êtes maintenant gestionnaire'] },
  'reclamation-suivi': {
    bouton: VOIR,
    faits: ['130\u00a0005\u00a0481\u00a021990', 'Motif de la décision', 'Rien ne montre que vous y travaillez.'],
  },
  'reclamation-opposition': {
    bouton: ['Lire et m’opposer', 'http://kairos.test:3000/opposition/0193a1b2-0000-7000-8000-000000000001'],
    faits: ['paul@atelier.test', 'Atelier des Savoirs', '6 décembre 2026 inclus', 'Sans opposition'],
  },
  'agent-invite': {
    bouton: ['Choisir mon mot de passe', 'http://kairos.test:3000/mot-de-passe/nouveau?jeton=i-j_k'],
    faits: ['administrateur', '4 novembre 2026 à 09\u00a0h\u00a015', 'S’identifier avec ProConnect'],
  },
  'agent-role': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['5 novembre 2026 à 09\u00a0h\u00a025', 'Vous ne gérez plus les agents', 'Vos sessions ont été fermées'],
  },
  'agent-desactive': { faits: ['6 novembre 2026 à 09\u00a0h\u00a035', 'Vos sessions ont été fermées', 'aide@operateur.test'] },
  'agent-reactive': { bouton: ['Se connecter', 'http://kairos.test:3000/connexion'], faits: ['administrateur'] },
}
