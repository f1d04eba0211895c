import type { Message } from '@/lib/courriel/rules'

const raisonSociale = 'Atelier des Savoirs'
type Protection =
  | 'compte-gele'
  | 'compte-degele'
  | 'organisme-gele'
  | 'organisme-degele'
  | 'compte-supprime'
  | 'compte-inactif'
  | 'consultation-alerte'

/** The messages about what is frozen, read much, unused or erased. */
export const MESSAGES_PROTECTION: { [M in Protection]: Extract<Message, { modele: M }> } = {
  'compte-gele': {
    modele: 'compte-gele',
    destinataire: 'contact@atelier.test',
    props: { geleLe: new Date('2026-11-07T08:45:00Z') },
  },
  'compte-degele': {
    modele: 'compte-degele',
    destinataire: 'contact@atelier.test',
    props: { degeleLe: new Date('2026-11-08T08:55:00Z'), lien: 'http://kairos.test:3000/connexion' },
  },
  'organisme-gele': {
    modele: 'organisme-gele',
    destinataire: 'contact@atelier.test',
    props: { raisonSociale, geleLe: new Date('2026-11-09T09:05:00Z') },
  },
  'organisme-degele': {
    modele: 'organisme-degele',
    destinataire: 'contact@atelier.test',
    props: { raisonSociale, degeleLe: new Date('2026-11-10T09:15:00Z'), lien: 'http://kairos.test:3000/connexion' },
  },
  'compte-supprime': {
    modele: 'compte-supprime',
    destinataire: 'contact@atelier.test',
    props: { supprimeLe: new Date('2026-11-13T09:35:00Z'), inactif: false },
  },
  'compte-inactif': {
    modele: 'compte-inactif',
    destinataire: 'contact@atelier.test',
    props: { avant: new Date('2026-12-14T23:00:00Z'), agent: false, lien: 'http://kairos.test:3000/connexion' },
  },
  'consultation-alerte': {
    modele: 'consultation-alerte',
    destinataire: 'admin@essai.test',
    props: {
      email: 'personne@atelier.test',
      genre: 'export',
      nombre: 31,
      jour: new Date('2026-11-12'),
      lien: 'http://kairos.test:3000/admin/comptes/0193a1b2-0000-7000-8000-000000000009',
    },
  },
}
