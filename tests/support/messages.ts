import type { Message, Modele } from '@/lib/courriel/rules'
import { MESSAGES_PROTECTION } from './messages-protection'

const LIEN = 'http://kairos.test:3000/adhesion/0193a1b2-0000-7000-8000-000000000001'
const ORGANISMES = 'http://kairos.test:3000/organismes'
const raisonSociale = 'Atelier des Savoirs'
const siret = '13000548121990'

type Messages = { [M in Modele]: Extract<Message, { modele: M }> }

/** One invented message of each model, every fact different from the others. */
export const MESSAGES: Messages = {
  ...MESSAGES_PROTECTION,
  activation: {
    modele: 'activation',
    destinataire: 'contact@atelier.test',
    props: { raisonSociale, lien: 'http://kairos.test:3000/activation?jeton=a-b_c', expireLe: new Date('2026-11-03T22:30:00Z') },
  },
  'compte-existant': {
    modele: 'compte-existant',
    destinataire: 'contact@atelier.test',
    props: {
      lienConnexion: 'http://kairos.test:3000/connexion',
      lienMotDePasse: 'http://kairos.test:3000/mot-de-passe-oublie',
    },
  },
  'mot-de-passe-oublie': {
    modele: 'mot-de-passe-oublie',
    destinataire: 'contact@atelier.test',
    props: { lien: 'http://kairos.test:3000/mot-de-passe?jeton=d-e_f', expireLe: new Date('2026-11-02T14:05:00Z') },
  },
  'mot-de-passe-modifie': {
    modele: 'mot-de-passe-modifie',
    destinataire: 'contact@atelier.test',
    props: { modifieLe: new Date('2026-07-14T12:30:00Z'), lienMotDePasse: 'http://kairos.test:3000/mot-de-passe-oublie' },
  },
  'nouvel-appareil': {
    modele: 'nouvel-appareil',
    destinataire: 'contact@atelier.test',
    props: {
      navigateur: 'Firefox sur Windows',
      ouverteLe: new Date('2026-07-14T12:31:00Z'),
      lien: 'http://kairos.test:3000/connexion/alerte?jeton=g-h_i',
      expireLe: new Date('2026-07-21T12:31:00Z'),
    },
  },
  'compte-protege': {
    modele: 'compte-protege',
    destinataire: 'contact@atelier.test',
    props: { lien: 'http://kairos.test:3000/mot-de-passe?jeton=j-k_l', expireLe: new Date('2026-07-14T14:05:00Z') },
  },
  'email-a-confirmer': {
    modele: 'email-a-confirmer',
    destinataire: 'contact@atelier.test',
    props: { lien: 'http://kairos.test:3000/connexion/adresse?jeton=m-n_o', expireLe: new Date('2026-07-15T12:35:00Z') },
  },
  'email-change': {
    modele: 'email-change',
    destinataire: 'contact@atelier.test',
    props: {
      etape: 'faite',
      le: new Date('2026-07-14T12:36:00Z'),
      lien: 'http://kairos.test:3000/connexion/alerte?jeton=p-q_r',
      expireLe: new Date('2026-07-21T12:36:00Z'),
    },
  },
  'facteur-modifie': {
    modele: 'facteur-modifie',
    destinataire: 'contact@atelier.test',
    props: {
      titre: 'Votre application d’authentification a été remplacée',
      phrase: 'L’application d’authentification de votre compte a été remplacée par une autre',
      modifieLe: new Date('2026-07-14T12:30:00Z'),
      lien: 'http://kairos.test:3000/connexion/alerte?jeton=s-t_u',
      expireLe: new Date('2026-07-21T12:37:00Z'),
    },
  },
  'facteur-reinitialisation': {
    modele: 'facteur-reinitialisation',
    destinataire: 'contact@atelier.test',
    props: { etape: 'faite', le: new Date('2026-07-14T12:30:00Z'), lien: 'http://kairos.test:3000/connexion' },
  },
  'demande-recue': {
    modele: 'demande-recue',
    destinataire: 'contact@atelier.test',
    props: { raisonSociale, siret, deposeeLe: new Date('2026-11-02T13:57:00Z'), lien: LIEN },
  },
  'demande-a-corriger': {
    modele: 'demande-a-corriger',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      motif: 'Le nom du RGC est incomplet.\nMerci de le préciser.',
      commentaires: [
        { champ: 'Nom du RGC', texte: 'Indiquez le nom de naissance.' },
        { champ: 'Qualité du signataire', texte: 'Précisez la fonction.' },
      ],
      lien: LIEN,
    },
  },
  'demande-refusee': {
    modele: 'demande-refusee',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      motif: 'La déclaration d’activité a été annulée.',
      voiesRecours: 'Recours gracieux sous deux mois.\nRecours devant le tribunal administratif de Paris.',
      lien: LIEN,
    },
  },
  'demande-acceptee': {
    modele: 'demande-acceptee',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      nature: 'initiale',
      debut: new Date('2028-02-29T09:00:00Z'),
      fin: new Date('2031-02-28T23:00:00Z'),
      lien: LIEN,
    },
  },
  'rgc-nomme': {
    modele: 'rgc-nomme',
    destinataire: 'camille@atelier.test',
    props: {
      raisonSociale,
      siret,
      prenomNom: 'Camille Rivière',
      identifiant: 'camille@atelier.test',
      motDePasseProvisoire: 'r7Kp-2mQx-9TwZ',
      expireLe: new Date('2026-11-23T13:57:00Z'),
      lien: 'http://kairos.test:3000/connexion',
    },
  },
  'rgc-remplace': {
    modele: 'rgc-remplace',
    destinataire: 'dominique@atelier.test',
    props: { raisonSociale, prenomNom: 'Dominique Forestier' },
  },
  'cgu-modifiees': {
    modele: 'cgu-modifiees',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      miseAJourLe: new Date('2027-01-04'),
      avant: new Date('2027-02-03T23:00:00Z'),
      depasse: false,
      lien: LIEN,
    },
  },
  'membre-invite': {
    modele: 'membre-invite',
    destinataire: 'sacha@atelier.test',
    props: {
      raisonSociale,
      siret,
      par: 'jeanne@atelier.test',
      lien: 'http://kairos.test:3000/invitation?jeton=l-m_n',
      expireLe: new Date('2026-11-12T08:15:00Z'),
    },
  },
  'membre-change': {
    modele: 'membre-change',
    destinataire: 'sacha@atelier.test',
    props: { etape: 'retire', raisonSociale, siret, lien: ORGANISMES },
  },
  'rattachement-demande': {
    modele: 'rattachement-demande',
    destinataire: 'jeanne@atelier.test',
    props: {
      raisonSociale,
      siret,
      email: 'paul@atelier.test',
      message: 'Je reprends le suivi.\nMerci.',
      lien: 'http://kairos.test:3000/organisme/membres',
    },
  },
  'rattachement-reponse': {
    modele: 'rattachement-reponse',
    destinataire: 'paul@atelier.test',
    props: { siret, acceptee: true, lien: ORGANISMES },
  },
  'reclamation-suivi': {
    modele: 'reclamation-suivi',
    destinataire: 'paul@atelier.test',
    props: { etape: 'refusee', siret, motif: 'Rien ne montre que vous y travaillez.', lien: ORGANISMES },
  },
  'reclamation-opposition': {
    modele: 'reclamation-opposition',
    destinataire: 'jeanne@atelier.test',
    props: {
      etape: 'ouverte',
      raisonSociale,
      siret,
      email: 'paul@atelier.test',
      avant: new Date('2026-12-06T23:00:00Z'),
      lien: 'http://kairos.test:3000/opposition/0193a1b2-0000-7000-8000-000000000001',
    },
  },
  'message-recu': {
    modele: 'message-recu',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      de: 'agent',
      le: new Date('2026-11-12T09:05:00Z'),
      lien: 'http://kairos.test:3000/adhesion/0193a1b2-0000-7000-8000-000000000001/messages',
    },
  },
  'rgc-revoque': {
    modele: 'rgc-revoque',
    destinataire: 'camille@atelier.test',
    props: { raisonSociale, motif: 'La liste n’a pas été revue cette année.' },
  },
  'rgc-a-nommer': {
    modele: 'rgc-a-nommer',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      motif: 'La liste n’a pas été revue cette année.',
      lien: 'http://kairos.test:3000/adhesion/nouvelle',
    },
  },
  'acces-modifie': {
    modele: 'acces-modifie',
    destinataire: 'contact@atelier.test',
    props: {
      raisonSociale,
      changement: 'suspendre',
      motif: 'Des connexions inhabituelles ont été relevées.',
      fin: new Date('2029-11-02T23:00:00Z'),
      le: new Date('2026-11-12T09:05:00Z'),
      lien: 'http://kairos.test:3000/organisme',
    },
  },
  'acces-echeance': {
    modele: 'acces-echeance',
    destinataire: 'contact@atelier.test',
    props: { raisonSociale, jours: 30, fin: new Date('2026-12-02T23:00:00Z'), lien: 'http://kairos.test:3000/organisme' },
  },
  'agent-invite': {
    modele: 'agent-invite',
    destinataire: 'agent@essai.test',
    props: {
      role: 'administrateur',
      lien: 'http://kairos.test:3000/mot-de-passe/nouveau?jeton=i-j_k',
      expireLe: new Date('2026-11-04T08:15:00Z'),
      proconnect: true,
    },
  },
  'agent-role': {
    modele: 'agent-role',
    destinataire: 'agent@essai.test',
    props: { role: 'agent', modifieLe: new Date('2026-11-05T08:25:00Z'), lien: 'http://kairos.test:3000/connexion' },
  },
  'agent-desactive': {
    modele: 'agent-desactive',
    destinataire: 'agent@essai.test',
    props: { desactiveLe: new Date('2026-11-06T08:35:00Z') },
  },
  'agent-reactive': {
    modele: 'agent-reactive',
    destinataire: 'agent@essai.test',
    props: { role: 'administrateur', lien: 'http://kairos.test:3000/connexion' },
  },
}
