import type { X509Certificate } from 'node:crypto'
import { setImmediate as ceder } from 'node:timers/promises'
import { type Confiance, type Identite, identite, verifierChaine } from './certificat'
import { preparerHorodatage } from './certification'
import { type Defaut, defautCms } from './cms-controle'
import { type CmsLu, lireCms } from './cms-lecture'
import { type Horodatage, verifierJeton } from './jeton'
import { empreinteAutour, estBienRempli, finDesPlages, listTrous, octetsDuTrou, TAILLE_CMS, type Trou } from './octets'
import { OID } from './oid'

/** Largest file that is examined, in bytes. */
export const TAILLE_EXAMEN_MAX = 5 * 1024 * 1024
/** Signatures that are looked at in one file; a file of ours has one, and one more for each document timestamp. */
const SIGNATURES_MAX = 8
/** Largest hole whose CMS is read, in bytes of the file: twice ours. A longer one is not ours and costs time. */
const TROU_LU_MAX = TAILLE_CMS * 4

/** Authorities that are believed: for seals, and for timestamps. */
export type Ancres = { cachet: X509Certificate[]; horodatage: X509Certificate[] }

/** One signature of a file. `etendue`: does it cover the file, or what came before its own end, or do its ranges lie. */
export type Signature = {
  type: 'cachet' | 'horodatage'
  etendue: 'fichier' | 'debut' | 'fausse'
  bienRempli: boolean
  defaut: Defaut | null
  chaine: Confiance
  certificat: Identite | null
  horodatage: Horodatage | null
}
/** `suiteSaine`: what follows the first signature, if anything, is document timestamps as we append them and nothing else. */
export type Examen = { refus: 'vide' | 'trop_grand' | 'pas_pdf' } | { refus: null; signatures: Signature[]; suiteSaine: boolean }

type Lecture = { trou: Trou; fin: number | null; cms: CmsLu | null; octets: Buffer }

function lire(pdf: Buffer, trou: Trou): Lecture {
  const fin = finDesPlages(pdf, trou)
  const octets = octetsDuTrou(pdf, trou)
  if (trou.fin - trou.debut > TROU_LU_MAX) return { trou, fin, cms: null, octets }
  try {
    return { trou, fin, cms: lireCms(octets), octets }
  } catch {
    return { trou, fin, cms: null, octets }
  }
}

const etendue = (pdf: Buffer, fin: number | null) => (fin === null ? 'fausse' : fin === pdf.length ? 'fichier' : 'debut')

function examinerHorodatage(pdf: Buffer, { trou, fin, octets }: Lecture, cms: CmsLu, ancres: Ancres): Signature {
  const horodatage = verifierJeton(
    octets.subarray(0, cms.longueur),
    (algorithme) => empreinteAutour(pdf, trou, fin ?? pdf.length, algorithme),
    ancres.horodatage,
  )
  const { defaut } = horodatage
  return {
    type: 'horodatage',
    etendue: etendue(pdf, fin),
    bienRempli: estBienRempli(pdf, trou, cms.longueur),
    defaut: defaut === 'autorite' ? null : defaut,
    chaine: defaut === 'autorite' ? 'inconnue' : 'ok',
    certificat: identite(cms.certificat),
    horodatage,
  }
}

function examinerCachet(pdf: Buffer, { trou, fin }: Lecture, cms: CmsLu, ancres: Ancres, le: Date): Signature {
  const { jeton, signature } = cms
  const imprime = (algorithme: string) =>
    empreinteAutour(Buffer.from(signature), { debut: 0, fin: 0 }, signature.length, algorithme)
  const horodatage = jeton && verifierJeton(jeton, imprime, ancres.horodatage)
  const date = (horodatage?.defaut === null && horodatage.le) || le
  return {
    type: 'cachet',
    etendue: etendue(pdf, fin),
    bienRempli: cms.canonique && estBienRempli(pdf, trou, cms.longueur),
    defaut: cms.contenu ? 'illisible' : defautCms(cms, (algorithme) => empreinteAutour(pdf, trou, fin ?? pdf.length, algorithme)),
    chaine: verifierChaine(cms.certificat, cms.autres, ancres.cachet, date),
    certificat: identite(cms.certificat),
    horodatage,
  }
}

const ILLISIBLE = { defaut: 'illisible', chaine: 'inconnue', certificat: null, horodatage: null } as const

/** One signature, whose reading never throws: what can't be read is said unreadable. */
function examinerUne(pdf: Buffer, lecture: Lecture, ancres: Ancres, le: Date): Signature {
  const { cms, fin } = lecture
  try {
    if (cms?.type === OID.tstInfo) return examinerHorodatage(pdf, lecture, cms, ancres)
    if (cms) return examinerCachet(pdf, lecture, cms, ancres, le)
  } catch {
    // A certificate or a key that Node can't use.
  }
  return { type: 'cachet', etendue: etendue(pdf, fin), bienRempli: false, ...ILLISIBLE }
}

/** True when each signature after the first begins where the one before ends, and is what we append there, byte for byte. */
async function suiteEstSaine(pdf: Buffer, [premiere, ...suivantes]: Lecture[]): Promise<boolean> {
  let fin = premiere?.fin ?? null
  for (const { trou, fin: apres } of suivantes) {
    if (fin === null || apres === null) return false
    const refait = await preparerHorodatage(pdf.subarray(0, fin))
    const ajoute = pdf.subarray(0, apres)
    const pareil = refait.trou.debut === trou.debut && refait.pdf.length === ajoute.length
    if (!pareil || !empreinteAutour(refait.pdf, trou, apres).equals(empreinteAutour(ajoute, trou, apres))) return false
    fin = apres
  }
  return fin === pdf.length
}

/**
 * Examines the signatures of a PDF: ranges from 0 to the end around exactly the hexadecimal string, zeros after the CMS,
 * certificate attribute, digest, signature, chain up to `ancres` (at the time of its timestamp, at `le` without one),
 * timestamps. Never throws, whatever the bytes; refuses more than 5 MB; keeps nothing.
 */
export async function examiner(octets: Uint8Array, ancres: Ancres, le: Date): Promise<Examen> {
  const pdf = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
  if (pdf.length === 0) return { refus: 'vide' }
  if (pdf.length > TAILLE_EXAMEN_MAX) return { refus: 'trop_grand' }
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') return { refus: 'pas_pdf' }
  const signatures: Signature[] = []
  const lectures: Lecture[] = []
  for (const trou of listTrous(pdf, SIGNATURES_MAX)) {
    const lecture = lire(pdf, trou)
    lectures.push(lecture)
    signatures.push(examinerUne(pdf, lecture, ancres, le))
    await ceder() // lets other requests through between two signatures
  }
  // What we append is made again only after a seal that is right: nothing else of a stranger's file is parsed.
  const [premiere] = signatures
  const sure = premiere?.type === 'cachet' && premiere.defaut === null && premiere.chaine !== 'inconnue'
  const suiteSaine = sure && (await suiteEstSaine(pdf, lectures).catch(() => false))
  return { refus: null, signatures, suiteSaine }
}
