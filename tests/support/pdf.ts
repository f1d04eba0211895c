import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProprietesDocument } from '@/lib/document/rules'

/** The portal's own CGU, as a document shows them. */
export const TEXTE_CGU = readFileSync('lib/cgu/textes/2026-11-02.md', 'utf8')

export const PROPRIETES: ProprietesDocument = {
  service: 'Kairos',
  operateur: 'Pôle emploi',
  portail: 'http://kairos.test:3000',
  code: '7F3K-9QXM-2B4D',
  demonstration: true,
  creeLe: new Date('2026-11-04T08:30:00Z'),
  accepteeLe: new Date('2026-11-02T23:30:00Z'),
  organisme: {
    raisonSociale: 'Œuvre & <Savoir>',
    adressePostale: '1 quai des Œillets\n29900 Concarneau',
    siret: '99940001700010',
    nda: '53290123456',
  },
  signataire: { civilite: 'madame', prenom: 'Maëlys', nom: 'Noël', qualite: 'Gérante' },
  rgc: { civilite: 'monsieur', prenom: 'Théo', nom: 'Le Goff', qualite: 'Formateur', courriel: 'theo@rivage.test' },
  cgu: { miseAJourLe: new Date('2026-11-02T00:00:00Z'), texte: TEXTE_CGU },
  acces: { debut: new Date('2026-11-04T08:30:00Z'), fin: new Date('2029-11-04T23:00:00Z') },
}

export const mots = (chaine: string) => chaine.replace(/\s+/g, ' ')
export const champ = (infos: string, nom: string) => new RegExp(`^${nom}:\\s+(.*)$`, 'm').exec(infos)?.[1]

/** A folder of PDFs for one test file, and what independent tools read in them. `effacer` removes it. */
export function lecteurPdf() {
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-pdf-'))
  const fichier = (nom: string) => join(dossier, nom)
  const outil = (commande: string, ...parametres: string[]) =>
    execFileSync(commande, parametres, { encoding: 'utf8', maxBuffer: 64 << 20, env: { ...process.env, TZ: 'UTC' } })
  return {
    fichier,
    outil,
    ecrire: (nom: string, contenu: Uint8Array) => writeFileSync(fichier(nom), contenu),
    texte: (nom: string, ...parametres: string[]) => mots(outil('pdftotext', ...parametres, fichier(nom), '-')),
    polices: (nom: string) => outil('pdffonts', fichier(nom)).trim().split('\n').slice(2),
    objets: (nom: string) => outil('qpdf', '--qdf', '--object-streams=disable', fichier(nom), '-'),
    effacer: () => rmSync(dossier, { recursive: true }),
  }
}
