import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { afterAll, onTestFinished } from 'vitest'
import { parseEnv } from '@/lib/core/env'
import { empreinteCertificat } from '@/lib/core/pdf/certificat'
import { type Autorite, creerAutorite, creerCachet, type Nom, type Paire, type Validite } from '@/lib/core/pdf/pki'

const JOUR_MS = 86_400_000
/** The clock of the machine: openssl and pdfsig know no other. */
export const MAINTENANT = new Date()
export const dansJours = (jours: number) => new Date(MAINTENANT.getTime() + jours * JOUR_MS)
export const VALIDE: Validite = { debut: dansJours(-30), fin: dansJours(700) }
export const MENTIONS = { date: MAINTENANT, raison: 'Acceptation des conditions générales' }
export const nom = (commun: string): Nom => [{ C: ['FR'] }, { O: ['Organisation inventée'] }, { CN: [commun] }]

/** A folder that goes with the test, or with the file when it is made outside of the tests. */
export function nouveauDossier(portee: 'test' | 'fichier' = 'test'): string {
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-sceau-'))
  const effacer = () => rmSync(dossier, { recursive: true, force: true })
  if (portee === 'test') onTestFinished(effacer)
  else afterAll(effacer)
  return dossier
}

/** A PDF of two pages and a link, the same bytes at each call for the same text. */
export function pdfInvente(texte = 'Conditions générales inventées'): Promise<Buffer> {
  const document = new PDFDocument({ info: { Title: texte, CreationDate: new Date(0) }, compress: false })
  const morceaux: Buffer[] = []
  document.text(texte, { link: 'https://kairos.test/verification' }).addPage().text('Seconde page').end()
  return new Promise((resolve, reject) => {
    document.on('data', (morceau: Buffer) => morceaux.push(morceau))
    document.on('end', () => resolve(Buffer.concat(morceaux))).on('error', reject)
  })
}

export const creerAutoriteInventee = (validite = VALIDE) => creerAutorite({ nom: nom('Autorité inventée'), ...validite })
export const creerCachetInvente = (autorite: Autorite, validite = VALIDE) =>
  creerCachet(autorite, { nom: nom('Cachet inventé'), ...validite })

/** A PKCS #12 file made by openssl, of a pair and of the authorities that go with it. Returns its path. */
export function ecrireP12(
  dossier: string,
  paire: Paire,
  autorites: Autorite[],
  motDePasse: string,
  ...options: string[]
): string {
  const [pem, p12] = [join(dossier, 'cachet.pem'), join(dossier, 'cachet.p12')]
  writeFileSync(pem, `${paire.cle}\n${paire.certificat}${autorites.map(({ certificat }) => certificat).join('')}`)
  execFileSync('openssl', ['pkcs12', '-export', '-in', pem, '-out', p12, '-passout', `pass:${motDePasse}`, ...options])
  return p12
}

/** Settings of a seal of its own in a folder, with what is given besides. */
export const reglages = (dossier: string, autres: Record<string, string> = {}) =>
  parseEnv({ KAIROS_DATA_DIR: dossier, ...autres })

/** Trusts the authority of a timestamp server, as an operator does. */
export function croireHorodateur(dossier: string, { certificat }: Autorite): void {
  const ancres = join(dossier, 'sceau', 'ancres', 'horodatage')
  mkdirSync(ancres, { recursive: true })
  writeFileSync(join(ancres, `${empreinteCertificat(certificat)}.pem`), `${certificat}`)
}

/** What a program of the machine prints, errors included, and whether it succeeded. */
export function lancer(programme: string, ...args: string[]): { ok: boolean; sortie: string } {
  try {
    return { ok: true, sortie: execFileSync('sh', ['-c', '"$0" "$@" 2>&1', programme, ...args], { encoding: 'utf8' }) }
  } catch (error) {
    return { ok: false, sortie: error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error) }
  }
}
