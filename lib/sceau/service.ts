import 'server-only'
import { createHash, type X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fichiersDuDossier } from '@/lib/core/demarrage/dossier'
import { Faute } from '@/lib/core/demarrage/faute'
import { type Env, getEnv } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'
import { identite, peutSceller, verifierChaine } from '@/lib/core/pdf/certificat'
import { type Cle, essayerCle, ouvrirP12 } from '@/lib/core/pdf/cle'
import type { Signataire } from '@/lib/core/pdf/cms'
import { cachetDeDemonstration, garderCertificats, lireConfiances } from '@/lib/core/pdf/coffre'
import { jetonEstJuste, sceauEstJuste, scellerOctets } from '@/lib/core/pdf/detache'
import { examiner } from '@/lib/core/pdf/examen'
import { type ErreurHorodatage, horodater, type ReponseHorodatage } from '@/lib/core/pdf/horodatage'
import { lireJeton } from '@/lib/core/pdf/jeton'
import { extraireCachet, extraireHorodatage, instantDuCms, meneA } from '@/lib/core/pdf/pieces'
import { horodaterPdf, type PdfHorodate, scellerPdf } from '@/lib/core/pdf/scellement'
import { type Certificat, classer, type HorodatageRecu, type Niveau, periode, type Verdict } from './rules'

type ReglagesSceau = Pick<Env, 'KAIROS_DATA_DIR' | 'SEAL_P12' | 'SEAL_P12_PASSWORD' | 'SEAL_ANCHORS' | 'TSA_URL'>

/** `erreurs`: each timestamp server that failed, in order; labels.ts puts their codes into words. */
export type Scellement = { contenu: Uint8Array; niveau: Niveau; horodatage?: HorodatageRecu; erreurs: ErreurHorodatage[] }

export type Sceau = {
  certificat: Certificat
  /** True when the portal made its own certificate, which nobody else knows: its documents must say so. */
  demonstration: boolean
  /** Seals a PDF that has no form. `date` and `raison` are shown by readers; the same arguments give the same signed bytes. */
  sceller: (pdf: Uint8Array, mentions: { date: Date; raison: string }) => Promise<Scellement>
  /** Appends a document timestamp to a sealed PDF; `contenu` is null when no server gave one. */
  horodater: (pdf: Uint8Array) => Promise<PdfHorodate>
  /** For bytes that are no PDF: a seal (CMS) and a timestamp (RFC 3161) to keep beside them. `horodater`: null without a server. */
  detache: {
    sceller: (octets: Uint8Array) => Promise<Uint8Array>
    horodater: ((octets: Uint8Array) => Promise<ReponseHorodatage>) | null
  }
}

const dossierSceau = (env: ReglagesSceau) => fichiersDuDossier(env.KAIROS_DATA_DIR).sceau
const dossierAncres = (env: ReglagesSceau) => env.SEAL_ANCHORS ?? join(dossierSceau(env), 'ancres')

const empreinteDe = (octets: Uint8Array) => createHash('sha256').update(octets).digest()

function lireP12(chemin: string): Buffer {
  try {
    return readFileSync(chemin)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
    throw new Faute(`The file of the seal, SEAL_P12 (${chemin}), can't be read: ${code}.`, { cause })
  }
}

async function ouvrirCle(env: ReglagesSceau, maintenant: Date): Promise<Cle> {
  if (!env.SEAL_P12) return cachetDeDemonstration(dossierSceau(env), getOperateur().nom, maintenant)
  const cle = await ouvrirP12(lireP12(env.SEAL_P12), env.SEAL_P12_PASSWORD ?? '')
  if (cle === 'mot_de_passe') throw new Faute('SEAL_P12_PASSWORD is not the password of the seal’s file, SEAL_P12.')
  if (cle === 'illisible') throw new Faute('The file of the seal, SEAL_P12, is not a PKCS #12 file that can be read.')
  return cle
}

/** The key and its certificate, tried and fit for sealing now. Throws a Faute of one sentence otherwise. */
async function ouvrirSignataire(env: ReglagesSceau, maintenant: Date): Promise<Signataire> {
  const essayee = await essayerCle(await ouvrirCle(env, maintenant))
  if (!essayee) throw new Faute('The file of the seal holds no certificate of its key: export both again, with the authorities.')
  const { sommets, ...signataire } = essayee
  const certificat = identite(signataire.certificat)
  const jour = (date: Date) => date.toISOString().slice(0, 10)
  const quand = periode(certificat, maintenant)
  if (quand === 'apres') throw new Faute(`The certificate of the seal ended on ${jour(certificat.fin)}: install a new one.`)
  if (quand === 'avant')
    throw new Faute(`The certificate of the seal begins on ${jour(certificat.debut)} only: wait, or install another.`)
  if (!peutSceller(signataire.certificat))
    throw new Faute('The certificate of the seal is not made for signing documents (its usages or its key): install one that is.')
  const ancres = [...lireConfiances(dossierAncres(env)).cachet, ...sommets]
  if (verifierChaine(signataire.certificat, signataire.intermediaires, ancres, maintenant) !== 'ok')
    throw new Faute(
      'The authority that issued the seal is missing or has ended: add its certificate to the file or to SEAL_ANCHORS.',
    )
  garderCertificats(dossierAncres(env), [signataire.certificat, ...sommets])
  return signataire
}

/**
 * Opens the seal of these settings, tries it, and keeps its certificate among those that are trusted for ever. Throws a
 * Faute of one sentence: unreadable file, wrong password, dates, usage, unknown authority. `maintenant`: to judge the dates.
 */
export async function creerSceau(env: ReglagesSceau, maintenant: Date): Promise<Sceau> {
  const signataire = await ouvrirSignataire(env, maintenant)
  const certificat = identite(signataire.certificat)
  const horodateurs = () => ({ adresses: env.TSA_URL, ancres: lireConfiances(dossierAncres(env)).horodatage })
  return {
    certificat,
    demonstration: !env.SEAL_P12,
    async sceller(pdf, mentions) {
      const { contenu, horodatage, erreurs } = await scellerPdf(
        pdf,
        signataire,
        { ...mentions, nom: certificat.sujet },
        horodateurs(),
      )
      return horodatage ? { contenu, niveau: 'B-T', horodatage, erreurs } : { contenu, niveau: 'B-B', erreurs }
    },
    horodater: (pdf) => horodaterPdf(pdf, horodateurs()),
    detache: {
      sceller: (octets) => scellerOctets(octets, signataire),
      horodater: env.TSA_URL.length > 0 ? (octets) => horodater(empreinteDe(octets), horodateurs()) : null,
    },
  }
}

let ouvert: Promise<Sceau> | undefined

/**
 * The seal of this process, opened at the first call and again once its certificate has ended: nothing is sealed with one
 * that has. A failure is not kept. Throws a Faute like `creerSceau`.
 */
export async function ouvrirSceau(maintenant = new Date()): Promise<Sceau> {
  const present = ouvert
  if (present && periode((await present).certificat, maintenant) === 'apres' && ouvert === present) ouvert = undefined
  ouvert ??= creerSceau(getEnv(), maintenant).catch((error: unknown) => {
    ouvert = undefined
    throw error
  })
  return ouvert
}

/**
 * Judges of detached seals and timestamps, by all the certificates that we have ever sealed with: no key is needed. Throws a
 * Faute when a trusted certificate can't be read, or when a seal is to be judged and there is none.
 */
export function jugerDetaches(env: ReglagesSceau = getEnv()) {
  const confiances = lireConfiances(dossierAncres(env))
  return {
    sceau: (octets: Uint8Array, sceau: Uint8Array) => {
      if (confiances.cachets.size > 0) return sceauEstJuste(octets, sceau, confiances)
      throw new Faute(`${dossierAncres(env)} holds no certificate of our seals: set SEAL_ANCHORS to the worker’s folder.`)
    },
    horodatage: (octets: Uint8Array, jeton: Uint8Array) => jetonEstJuste(octets, jeton, confiances),
  }
}

/**
 * What a file proves by itself, against all the certificates that we have ever sealed with: no key is needed. Never throws
 * on a file, whatever it is; throws a Faute when a trusted certificate can't be read.
 */
export async function verifierFichier(octets: Uint8Array, maintenant: Date, env: ReglagesSceau = getEnv()): Promise<Verdict> {
  const confiances = lireConfiances(dossierAncres(env))
  return classer(await examiner(octets, confiances, maintenant), confiances.cachets)
}

type Detachees = { sceau: Uint8Array | null; horodatage: Uint8Array | null; creeLe: Date }
/**
 * A certificate, then those that go with it; where its timestamp stands in its CMS; the authorities that lead to all that is
 * given, and the instants at which to judge the seal and the timestamp of each bill.
 */
export type Verifiables = Pick<ReturnType<typeof extraireCachet>, 'certificats' | 'horodatage'> &
  Record<'autorites' | 'autoritesHorodatage', X509Certificate[]> & { instants: { sceau: Date; horodatage: Date }[] }

/**
 * What others need to check a sealed PDF, the same with a later timestamp, and bills, with tools of their own. Nothing is
 * judged here; an authority that is not ours is left out.
 */
export function preparerVerification(
  pdf: Uint8Array,
  horodate: Uint8Array | null,
  bordereaux: Detachees[],
  maintenant: Date,
  env: ReglagesSceau = getEnv(),
): Verifiables {
  const ancres = lireConfiances(dossierAncres(env))
  const { cms, jeton, certificats, horodatage } = extraireCachet(pdf)
  const menantA = (connues: X509Certificate[], preuves: (Uint8Array | null)[]) =>
    connues.filter((ancre) => preuves.some((preuve) => preuve && meneA(ancre, preuve, maintenant)))
  const jetons = [jeton, horodate && extraireHorodatage(horodate), ...bordereaux.map((bordereau) => bordereau.horodatage)]
  return {
    certificats,
    horodatage,
    instants: bordereaux.map(({ sceau, horodatage: date, creeLe }) => ({
      sceau: sceau ? instantDuCms(sceau, creeLe) : creeLe,
      horodatage: date ? lireJeton(date).le : creeLe,
    })),
    autorites: menantA(ancres.cachet, [cms, ...bordereaux.map(({ sceau }) => sceau)]),
    autoritesHorodatage: menantA(ancres.horodatage, jetons),
  }
}
