import 'server-only'
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as commun from '@zxcvbn-ts/language-common'
import * as francais from '@zxcvbn-ts/language-fr'
import { enFile, type File } from './hachage'

/** CNIL délibération 2022-100 and ASVS 5.0, 6.2: length and resistance to guessing, no composition rule. */
export const LONGUEUR_MIN = 12
export const LONGUEUR_MAX = 128
const GUESSES_LOG10_MIN = 14

// argon2id, OWASP's floor: 19 MiB, 2 passes, 1 lane.
const PARAMETRES = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const argon2id = promisify(argon2)
const derive = (file: File, parametres: Parameters<typeof argon2>[1]) => enFile(file, () => argon2id('argon2id', parametres))

let estimateur: ZxcvbnFactory | undefined
const getEstimateur = () => {
  estimateur ??= new ZxcvbnFactory({
    dictionary: { ...commun.dictionary, ...francais.dictionary },
    graphs: commun.adjacencyGraphs,
    translations: francais.translations,
    maxLength: LONGUEUR_MAX,
  })
  return estimateur
}

// What zxcvbn recognises nothing in, it counts as ten signs to try per character: no password of 12 would ever do. It is
// counted by the alphabets it uses instead.
const ALPHABETS = [
  { signes: /[a-z]/, taille: 26 },
  { signes: /[A-Z]/, taille: 26 },
  { signes: /[0-9]/, taille: 10 },
  { signes: /[^a-zA-Z0-9]/, taille: 33 },
]

/** Power of ten of the guesses it takes; `mots` are tried first. */
function essaisLog10(motDePasse: string, mots: string[]): number {
  const { guessesLog10, sequence } = getEstimateur().check(motDePasse, mots)
  if (sequence.length > 1 || sequence[0]?.pattern !== 'bruteforce') return guessesLog10
  const signes = ALPHABETS.reduce((total, { signes, taille }) => (signes.test(motDePasse) ? total + taille : total), 0)
  return [...motDePasse].length * Math.log10(signes)
}

export type RefusMotDePasse = 'mot_de_passe_court' | 'mot_de_passe_long' | 'mot_de_passe_devinable'

/** Why a new password can't be taken, or null. `contexte`: words an attacker would try first (name, e-mail, service). */
export function refuserMotDePasse(motDePasse: string, contexte: string[]): RefusMotDePasse | null {
  const longueur = [...motDePasse].length
  if (longueur < LONGUEUR_MIN) return 'mot_de_passe_court'
  if (longueur > LONGUEUR_MAX) return 'mot_de_passe_long'
  const mots = contexte.flatMap((texte) => [texte, ...texte.split(/[^\p{L}\p{N}]+/u)]).filter((mot) => mot.length > 2)
  return essaisLog10(motDePasse, mots) < GUESSES_LOG10_MIN ? 'mot_de_passe_devinable' : null
}

const normaliser = (motDePasse: string) => Buffer.from(motDePasse.normalize('NFC'), 'utf8')

/** argon2id in the PHC string format. The caller has checked the length. Throws Surcharge when too many wait. */
export async function hacherMotDePasse(motDePasse: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('autre', { message: normaliser(motDePasse), nonce, ...PARAMETRES })
  const { memory, passes, parallelism } = PARAMETRES
  const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${b64(nonce)}$${b64(tag)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/**
 * Compares a password with a stored hash; an account without one costs the same time and is always wrong. Throws Surcharge
 * when too many wait.
 */
export async function verifierMotDePasse(motDePasse: string, empreinte: string | null, file: File = 'autre'): Promise<boolean> {
  if ([...motDePasse.slice(0, LONGUEUR_MAX * 4)].length > LONGUEUR_MAX) return false
  const [, m, t, p, sel, attendu] = PHC.exec(empreinte ?? '') ?? []
  const parametres = m ? { memory: Number(m), passes: Number(t), parallelism: Number(p) } : PARAMETRES
  const nonce = sel ? Buffer.from(sel, 'base64') : Buffer.alloc(16)
  const voulu = attendu ? Buffer.from(attendu, 'base64') : Buffer.alloc(PARAMETRES.tagLength)
  const obtenu = await derive(file, { message: normaliser(motDePasse), nonce, ...parametres, tagLength: voulu.length })
  return timingSafeEqual(obtenu, voulu) && attendu !== undefined
}

// No 0/O, 1/l/I: it is read from an e-mail and typed by hand.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A provisional password: 20 random characters in groups of five (about 115 bits). */
export function motDePasseProvisoire(): string {
  const groupe = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [groupe(), groupe(), groupe(), groupe()].join('-')
}
