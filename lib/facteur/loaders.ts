import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { ACCUEIL, suiteSure } from '@/lib/compte/rules'
import { chiffrer, dechiffrer } from '@/lib/core/chiffrement'
import { getBaseUrl } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'
import {
  exigerSessionEnAttente,
  exigerSessionSansFacteur,
  getSession,
  lireAppareil,
  type SessionCourante,
} from '@/lib/core/session'
import { loadAppareilConnu } from '@/lib/session/loaders'
import { findFacteurs } from './data'
import { adresseTotp, ENROLEMENT_VALABLE, grouperSecret, preuveRecente } from './rules'
import { codesSchema, enrolementSchema } from './schema'

export const PAGE = '/mon-compte/securite'

// What a page must show after a POST and nothing may keep: encrypted, in this browser only, for a few minutes.
const COOKIES = {
  enrolement: { nom: 'kairos-enrolement', schema: enrolementSchema },
  codes: { nom: 'kairos-codes', schema: codesSchema },
} as const
type Nom = keyof typeof COOKIES
type Retenu<N extends Nom> = Omit<z.output<(typeof COOKIES)[N]['schema']>, 'expireLe'>

const options = () => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: getBaseUrl().startsWith('https://'),
  path: PAGE,
  maxAge: ENROLEMENT_VALABLE / 1000,
})

/** Keeps a value for the next pages of this browser. */
export async function retenir<N extends Nom>(nom: N, valeur: Retenu<N>, maintenant: Date): Promise<void> {
  const texte = JSON.stringify({ ...valeur, expireLe: maintenant.getTime() + ENROLEMENT_VALABLE })
  ;(await cookies()).set(COOKIES[nom].nom, chiffrer(nom, texte), options())
}

export async function oublierRetenu(nom: Nom): Promise<void> {
  ;(await cookies()).set(COOKIES[nom].nom, '', { ...options(), maxAge: 0 })
}

async function lireRetenu<S extends z.ZodType<{ compteId: string; expireLe: number }>>(nom: Nom, schema: S, compteId: string) {
  const valeur = (await cookies()).get(COOKIES[nom].nom)?.value
  const texte = valeur ? dechiffrer(nom, valeur) : null
  const lu = texte ? schema.safeParse(JSON.parse(texte)) : null
  return lu?.success && lu.data.compteId === compteId && lu.data.expireLe > Date.now() ? lu.data : null
}

/** The application that this person is adding, null when nothing was begun or it took too long. */
export const lireEnrolement = (compteId: string) => lireRetenu('enrolement', enrolementSchema, compteId)
/** The recovery codes to show to this person, or null. */
export const lireCodes = (compteId: string) => lireRetenu('codes', codesSchema, compteId)

/** Where a person goes once the factors are in order. */
export const suiteDe = ({ role }: Pick<SessionCourante, 'role'>, suite: string | undefined) => suiteSure(suite, ACCUEIL[role])

/** Who sends a code at sign-in. A browser known to the account has tries of its own: others can't use them up. */
export async function acteurEnAttente() {
  const session = await exigerSessionEnAttente('/')
  const connu = await loadAppareilConnu(session.email)
  return { session, jetonAppareil: await lireAppareil(), cle: connu ? `${session.compteId} ${connu}` : session.compteId }
}

const texte = (valeur: string | string[] | undefined) => (typeof valeur === 'string' ? valeur : undefined)

/** `/connexion/verification`: which second factors the person may give. */
export async function loadVerification(suite: string | string[] | undefined) {
  const session = await exigerSessionEnAttente(texte(suite) ?? '/')
  const { totpLe, cles, codesRestants } = await findFacteurs(session.compteId)
  return { suite: texte(suite), totp: totpLe !== null, cles: cles.length > 0, codesRestants }
}

/** `/mon-compte/securite`. */
export async function loadSecurite(suite: string | string[] | undefined) {
  const session = await exigerSessionSansFacteur(PAGE)
  const facteurs = await findFacteurs(session.compteId)
  const { email, facteurExige, facteurManquant, demonstration, aFacteur } = session
  const recente = preuveRecente(session.preuveLe, new Date())
  return { ...facteurs, email, facteurExige, facteurManquant, demonstration, aFacteur, recente, suite: texte(suite) }
}

/** `/mon-compte/securite/application`: the QR code and the key of the application that is being added. */
export async function loadApplication() {
  const { compteId, email, aFacteur } = await exigerSessionSansFacteur(PAGE)
  const enrolement = (await lireEnrolement(compteId)) ?? redirect(PAGE)
  const { service } = getOperateur()
  return { cle: grouperSecret(enrolement.secret), adresse: adresseTotp(enrolement.secret, email, service), service, aFacteur }
}

/** `/mon-compte/securite/codes`: the codes just made, and where to go then. */
export async function loadCodes() {
  const session = await exigerSessionSansFacteur(PAGE)
  const { codes, suite } = (await lireCodes(session.compteId)) ?? redirect(PAGE)
  return { codes, continuer: suite !== undefined }
}

/** The same codes as a text file; null for anyone else, or once they were put away. */
export async function loadFichierCodes() {
  const session = await getSession()
  const retenu = session && (await lireCodes(session.compteId))
  return retenu ? { codes: retenu.codes, email: session.email, service: getOperateur().service } : null
}
