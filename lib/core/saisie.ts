import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { cookies, headers } from 'next/headers'
import { chiffrer, dechiffrer } from './chiffrement'
import { getPrisma } from './db'
import { getBaseUrl } from './env'
import type { FormValues } from './form-state'
import { getSession, lireSessionId } from './session'

/** What was typed in a form whose sending found the session over, without JavaScript: until the person is back. */
export type Saisie = { formulaire: string; values: FormValues }

const NOM = 'kairos-saisie'
const DUREE_SECONDES = 3600
// What a cookie may hold (RFC 6265, 6.1), its name and attributes left out.
const TAILLE_MAX = 3800

/** The page that a form without JavaScript was on, null when it can't be told. */
async function pageDuFormulaire(): Promise<string | null> {
  const referer = URL.parse((await headers()).get('referer') ?? '')
  return referer && referer.origin === new URL(getBaseUrl()).origin ? referer.pathname : null
}

/** Whether the form was sent by a script, which keeps what was typed by itself. */
export const parScript = async () => (await headers()).has('next-action')

/**
 * Keeps what was typed in this browser only, encrypted, for the page it was typed on and the person whose session is over.
 * `page`: null when it can't be told; not `gardee` when the text is too long for a cookie (some 5,000 characters), or
 * nobody's any more.
 */
export async function garderSaisie(saisie: Saisie): Promise<{ page: string | null; gardee: boolean }> {
  const [page, sessionId] = [await pageDuFormulaire(), await lireSessionId()]
  if (!page || !sessionId) return { page, gardee: false }
  const texte = deflateRawSync(JSON.stringify({ ...saisie, sessionId })).toString('base64')
  const value = chiffrer('saisie', texte)
  if (value.length > TAILLE_MAX) return { page, gardee: false }
  const secure = getBaseUrl().startsWith('https://')
  ;(await cookies()).set(NOM, value, { httpOnly: true, sameSite: 'lax', secure, path: page, maxAge: DUREE_SECONDES })
  return { page, gardee: true }
}

/** What this person typed on this page before the session ended, or null. */
export async function lireSaisie(): Promise<Saisie | null> {
  const cookie = (await cookies()).get(NOM)?.value
  const texte = cookie ? dechiffrer('saisie', cookie) : null
  const session = texte ? await getSession() : null
  if (!texte || !session) return null
  const octets = inflateRawSync(Buffer.from(texte, 'base64'), { maxOutputLength: 1024 * 1024 })
  const { sessionId, formulaire, values }: Saisie & { sessionId: string } = JSON.parse(octets.toString('utf8'))
  const sienne = await getPrisma().session.count({ where: { id: sessionId, compteId: session.compteId } })
  return sienne === 1 ? { formulaire, values } : null
}

/** Forgets it: the form was sent. */
export async function oublierSaisie(): Promise<void> {
  const jar = await cookies()
  const page = jar.has(NOM) ? await pageDuFormulaire() : null
  if (page) jar.set(NOM, '', { path: page, maxAge: 0 })
}

/** The organisme that this page is about, for its forms to say so (CHAMP_PORTEE). */
export const lirePortee = async () => (await getSession())?.organismeId ?? null
