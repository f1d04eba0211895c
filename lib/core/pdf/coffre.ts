import type { X509Certificate } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Faute } from '../demarrage/faute'
import { ecrireFichierPrive } from '../demarrage/fichier'
import { empreinteCertificat, identite, lirePem } from './certificat'
import { type Cle, ouvrirPem } from './cle'
import type { Ancres } from './examen'
import { creerAutorite, creerCachet, type Nom } from './pki'

/** Authorities that are believed, and our own seals: what is sealed by another certificate of the same authority is not ours. */
export type Confiances = Ancres & { cachets: Set<string> }

const HORODATAGE = 'horodatage'
const ANNEES_AUTORITE = 10
const ANNEES_CACHET = 3
const UNE_HEURE_MS = 3_600_000

function lister(dossier: string): string[] {
  try {
    return readdirSync(dossier).filter((nom) => /\.(?:pem|crt)$/.test(nom))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw new Faute(`${dossier} can't be read as a folder of certificates: check SEAL_ANCHORS.`, { cause })
  }
}

const lireCertificats = (dossier: string): X509Certificate[] =>
  lister(dossier).flatMap((nom) => {
    try {
      return lirePem(readFileSync(join(dossier, nom), 'utf8'))
    } catch (cause) {
      throw new Faute(`${join(dossier, nom)} can't be read as a PEM certificate: replace it or take it away.`, { cause })
    }
  })

/**
 * Reads a folder of trust: its PEM files are the authorities of our seals and our seals, the present one and those of
 * before; its folder `horodatage` holds the authorities of the timestamp servers. A missing folder is an empty one.
 */
export function lireConfiances(dossier: string): Confiances {
  const certificats = lireCertificats(dossier)
  return {
    cachet: certificats.filter(({ ca }) => ca),
    horodatage: lireCertificats(join(dossier, HORODATAGE)),
    cachets: new Set(certificats.filter(({ ca }) => !ca).map(empreinteCertificat)),
  }
}

/** Adds certificates to a folder of trust, where nothing is ever taken away: what they sealed stays verifiable. */
export function garderCertificats(dossier: string, certificats: X509Certificate[]): void {
  const connus = new Set(lireCertificats(dossier).map(empreinteCertificat))
  const nouveaux = certificats.filter((certificat) => !connus.has(empreinteCertificat(certificat)))
  try {
    if (nouveaux.length > 0) mkdirSync(dossier, { recursive: true, mode: 0o700 })
    for (const nouveau of nouveaux) ecrireFichierPrive(join(dossier, `${empreinteCertificat(nouveau)}.pem`), `${nouveau}`)
  } catch (cause) {
    throw new Faute(`${dossier} can't be written: make it writable, or add the certificates of the seal to it.`, { cause })
  }
}

const dansAnnees = (depart: Date, annees: number) => new Date(Date.UTC(depart.getUTCFullYear() + annees, depart.getUTCMonth(), 1))

/** A new authority and its seal, in PEM: key, certificate, authority. The authority's key is forgotten: it issues this one only. */
async function fabriquer(organisation: string, maintenant: Date): Promise<string> {
  const debut = new Date(maintenant.getTime() - UNE_HEURE_MS) // for a reader whose clock is late
  const nom = (commun: string): Nom => [{ C: ['FR'] }, { O: [organisation] }, { CN: [commun] }]
  const fin = dansAnnees(maintenant, ANNEES_AUTORITE)
  const autorite = await creerAutorite({ nom: nom('Autorité de démonstration'), debut, fin })
  const titulaire = { nom: nom('Cachet de démonstration'), debut, fin: dansAnnees(maintenant, ANNEES_CACHET) }
  const { cle, certificat } = await creerCachet(autorite, titulaire)
  return `${cle}\n${certificat}${autorite.certificat}`
}

/** Puts a file in place unless another process was quicker: every process then reads the same one. */
function poser(chemin: string, contenu: string): void {
  const provisoire = `${chemin}.new.${process.pid}`
  ecrireFichierPrive(provisoire, contenu)
  try {
    linkSync(provisoire, chemin) // atomic, refuses an existing file
  } catch (error) {
    if (!existsSync(chemin)) throw error
  } finally {
    rmSync(provisoire, { force: true })
  }
}

/** The seal that is there, unless it has ended or there is none yet. Throws a Faute when it can't be read. */
function lireCachet(chemin: string, maintenant: Date): Cle | null {
  if (!existsSync(chemin)) return null
  try {
    const cle = ouvrirPem(readFileSync(chemin, 'utf8'))
    const fini = cle.certificats.some((certificat) => identite(certificat).fin < maintenant)
    return fini ? null : cle
  } catch (cause) {
    throw new Faute(`The demonstration seal, ${chemin}, can't be read: take it away, another one will be made.`, { cause })
  }
}

/**
 * The seal of a data folder, made at the first call (about a second) and kept with mode 0600. One that has ended gives way
 * to a new one.
 */
export async function cachetDeDemonstration(dossier: string, organisation: string, maintenant: Date): Promise<Cle> {
  const chemin = join(dossier, 'demonstration.pem')
  const present = lireCachet(chemin, maintenant)
  if (present) return present
  const nouveau = await fabriquer(organisation, maintenant)
  mkdirSync(dossier, { recursive: true, mode: 0o700 })
  if (!lireCachet(chemin, maintenant)) rmSync(chemin, { force: true }) // another process may have made it meanwhile
  poser(chemin, nouveau)
  return ouvrirPem(readFileSync(chemin, 'utf8'))
}
