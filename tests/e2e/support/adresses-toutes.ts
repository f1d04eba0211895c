import { adressesAgent, adressesDemonstration, adressesOrganisme, adressesPubliques } from './adresses'
import { adressesAcces } from './adresses-acces'
import { adressesCgu } from './adresses-cgu'
import { adressesComptes } from './adresses-comptes'
import { adressesDossier } from './adresses-dossier'
import { adressesFacteur } from './adresses-facteur'
import { adressesFile } from './adresses-file'
import { adressesGel } from './adresses-gel'
import { adressesMembres, adressesMembresPubliques } from './adresses-membres'
import { adressesMessage } from './adresses-message'
import { adressesReglage } from './adresses-reglage'
import { adressesStatistique } from './adresses-statistique'

/** Every page of the portal in each of its states, by group: axe and the count of SQL statements walk them all. */
export const GROUPES = {
  publiques: adressesPubliques,
  démonstration: adressesDemonstration,
  organisme: adressesOrganisme,
  agent: adressesAgent,
  cgu: adressesCgu,
  comptes: adressesComptes,
  accès: adressesAcces,
  dossier: adressesDossier,
  facteur: adressesFacteur,
  file: adressesFile,
  gel: adressesGel,
  messages: adressesMessage,
  réglages: adressesReglage,
  statistiques: adressesStatistique,
  membres: adressesMembres,
  'membres, publiques': adressesMembresPubliques,
} as const
