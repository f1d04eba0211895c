import 'server-only'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { appareilCookie, authOptions, SESSION_MAX_SECONDS, type SessionDuJeton, sessionCookie } from './auth'
import { getContexte } from './contexte'
import { getPrisma } from './db'
import { noterDemandeur } from './demandeur'
import { DUREE_MAX, estOuverte, type Fins, finsDeSession } from './duree-session'
import { getSecret } from './env'
import { facteurExige } from './facteur'

// Last use is written at most once a minute: most pages cost one read.
const PRECISION_VUE = 60_000
/** How long a session waits for its second factor. */
export const ATTENTE_FACTEUR = 10 * 60_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Proof that the session may act for an organisme: only the gates below make one. */
export type OrganismeId = string & { readonly __brand: 'OrganismeId' }

export type MembreDeSession = { organismeId: string; role: 'gestionnaire' | 'rgc'; raisonSociale: string; siret: string }

export type SessionCourante = {
  id: string
  compteId: string
  email: string
  nom: string | null
  role: 'organisme' | 'agent' | 'administrateur'
  /** The organisme that the session is about: the one chosen, else the first that the person joined. */
  organismeId: string | null
  /** What the person may act for; a frozen organisme is not in it, but in `gelees`. */
  membres: MembreDeSession[]
  /** Organismes of the person that agents have frozen. */
  gelees: string[]
  demonstration: boolean
  /** Whether the account has a second factor. */
  aFacteur: boolean
  /** When it ends: without further use, and whatever happens. */
  fins: Fins
  /** Whether it must have one. */
  facteurExige: boolean
  /** It must have one and has none: nothing opens until it does. */
  facteurManquant: boolean
  /** When the person last proved who they are: password, second factor, or both at sign-in. */
  preuveLe: Date
}

const SELECT = {
  id: true,
  organismeId: true,
  creeLe: true,
  vueLe: true,
  facteurLe: true,
  methode: true,
  compte: {
    select: {
      id: true,
      email: true,
      nom: true,
      role: true,
      activeLe: true,
      desactiveLe: true,
      geleLe: true,
      demonstration: true,
      totpConfirmeLe: true,
      _count: { select: { clesAcces: true } },
      membres: {
        select: { organismeId: true, role: true, organisme: { select: { raisonSociale: true, siret: true, geleLe: true } } },
        orderBy: { creeLe: 'asc' },
      },
    },
  },
} as const

/** The session of this request, or null, even when it lacks a compulsory second factor: for the site's header, signing out and the page that adds one. */
export const getSessionSansFacteur = cache(() => lireSession({ attendFacteur: false, marquer: true }))

/**
 * The session of this request, or null. Read once per request; ended, idle, disabled, frozen and half-open ones are null, and so
 * are those of people who must have a second factor and have none yet.
 */
export const getSession = cache(async () => avecFacteur(await getSessionSansFacteur()))

const avecFacteur = (session: SessionCourante | null) => (session?.facteurManquant ? null : session)

/** The session of this request that still waits for its second factor, or null. */
export const getSessionEnAttente = cache(() => lireSession({ attendFacteur: true, marquer: true }))

/** The session, for what a page asks by itself: nobody uses it, so that it still ends when the person has left. */
export const observerSessionSansFacteur = cache(() => lireSession({ attendFacteur: false, marquer: false }))

/** The same, null for people whose compulsory second factor is missing. */
export const observerSession = cache(async () => avecFacteur(await observerSessionSansFacteur()))

/** The row that the cookie names, open or over; null when the portal did not write it. */
export async function lireSessionId(): Promise<string | null> {
  const jar = await cookies()
  if (!jar.has(sessionCookie().name)) return null
  const { sessionId } = ((await getServerSession(authOptions())) ?? {}) as Partial<SessionDuJeton>
  return sessionId && UUID.test(sessionId) ? sessionId : null
}

async function lireSession({
  attendFacteur,
  marquer,
}: {
  attendFacteur: boolean
  marquer: boolean
}): Promise<SessionCourante | null> {
  const sessionId = await lireSessionId()
  if (!sessionId) return null
  const maintenant = new Date()
  const creeLe = { gt: new Date(maintenant.getTime() - (attendFacteur ? ATTENTE_FACTEUR : DUREE_MAX)) }
  const prisma = getPrisma()
  const session = await prisma.session.findFirst({
    where: { id: sessionId, finieLe: null, attendFacteur, creeLe },
    select: SELECT,
  })
  if (!session?.compte.activeLe || session.compte.desactiveLe || session.compte.geleLe) return null
  const { compte, creeLe: ouverteLe, facteurLe } = session
  if (!estOuverte(session, compte.role, maintenant)) return null
  noterDemandeur((await getContexte()).requeteId, compte.id)
  const noter = marquer && maintenant.getTime() - session.vueLe.getTime() > PRECISION_VUE
  if (noter) await prisma.session.updateMany({ where: { id: sessionId }, data: { vueLe: maintenant } })
  const aFacteur = compte.totpConfirmeLe !== null || compte._count.clesAcces > 0
  const exige = facteurExige(compte)
  const membres = compte.membres.flatMap(({ organisme: { geleLe, ...organisme }, ...membre }) =>
    geleLe ? [] : [{ ...membre, ...organisme }],
  )
  const gelees = compte.membres.flatMap(({ organisme, organismeId }) => (organisme.geleLe ? [organismeId] : []))
  // One that was left, or that nobody chose yet, gives way to the first of the others.
  const choisi = compte.membres.find(({ organismeId }) => organismeId === session.organismeId)
  return {
    id: session.id,
    compteId: compte.id,
    email: compte.email,
    nom: compte.nom,
    role: compte.role,
    organismeId: choisi?.organismeId ?? membres[0]?.organismeId ?? gelees[0] ?? null,
    membres,
    gelees,
    demonstration: compte.demonstration,
    fins: finsDeSession(noter ? { ...session, vueLe: maintenant } : session, compte.role),
    aFacteur,
    facteurExige: exige,
    facteurManquant: exige && !aFacteur && session.methode !== 'proconnect', // ProConnect asks for its own
    preuveLe: facteurLe && facteurLe > ouverteLe ? facteurLe : ouverteLe,
  }
}

/** The token of this browser's cookie, null in one that was never seen. */
export async function lireAppareil(): Promise<string | null> {
  return (await cookies()).get(appareilCookie().name)?.value ?? null
}

/** Puts the session's cookie in the browser, and that of a browser not seen before. `sessionId` is a row that exists already. */
export async function poserSession(sessionId: string, appareil: string | null): Promise<void> {
  const { name, options } = sessionCookie()
  const value = await encode({ token: { sub: sessionId }, secret: getSecret(), maxAge: SESSION_MAX_SECONDS })
  const jar = await cookies()
  jar.set(name, value, { ...options, maxAge: SESSION_MAX_SECONDS })
  if (appareil) await poserAppareil(appareil)
}

/** Makes this browser known from now on. */
export async function poserAppareil(appareil: string): Promise<void> {
  const { name, options } = appareilCookie()
  const jar = await cookies()
  jar.set(name, appareil, options)
}

export async function retirerSession(): Promise<void> {
  const jar = await cookies()
  const { name, options } = sessionCookie()
  jar.set(name, '', { ...options, maxAge: 0 })
}

export type Gestionnaire = { session: SessionCourante; compteId: string; organismeId: OrganismeId }
export type Agent = { session: SessionCourante; compteId: string }

/** Sign-in page that comes back to where the person was going. */
export const versConnexion = (suite: string) => `/connexion?suite=${encodeURIComponent(suite)}`

/** The page where a second factor is added, which then leads where the person was going. */
export const versSecurite = (suite: string) => `/mon-compte/securite?suite=${encodeURIComponent(suite)}`

/** Any signed-in person, even one whose compulsory second factor is missing, or the sign-in page. */
export async function exigerSessionSansFacteur(suite: string): Promise<SessionCourante> {
  return (await getSessionSansFacteur()) ?? redirect(versConnexion(suite))
}

/** Any signed-in person, or the sign-in page; one whose compulsory second factor is missing is sent to add it. */
export async function exigerSession(suite: string): Promise<SessionCourante> {
  const session = await exigerSessionSansFacteur(suite)
  return session.facteurManquant ? redirect(versSecurite(suite)) : session
}

/** Whoever gave a password and still has to give the second factor, or the sign-in page. */
export async function exigerSessionEnAttente(suite: string): Promise<SessionCourante> {
  return (await getSessionEnAttente()) ?? redirect(versConnexion(suite))
}

/** Where a member reads that agents have frozen the organisme. */
export const PAGE_GEL = '/organisme/gele'

/** Nothing opens on an organisme that is frozen: its page says so, and actions lead there. */
function refuserGel({ organismeId, gelees }: SessionCourante): void {
  if (organismeId && gelees.includes(organismeId)) redirect(PAGE_GEL)
}

/** A signed-in person of organismes, be it of none yet; agents get a 404. */
export async function exigerPersonne(suite: string): Promise<SessionCourante> {
  const session = await exigerSession(suite)
  return session.role === 'organisme' ? session : notFound()
}

/** A gestionnaire and the organisme the session is about; agents have no organisme and get a 404. */
export async function exigerGestionnaire(suite: string): Promise<Gestionnaire> {
  const session = await exigerSession(suite)
  refuserGel(session)
  const membre = session.membres.find(({ organismeId, role }) => organismeId === session.organismeId && role === 'gestionnaire')
  if (!membre) notFound()
  return { session, compteId: session.compteId, organismeId: membre.organismeId as OrganismeId }
}

/** Any member of the organisme (its RGC reads too), or a 404. */
export async function exigerMembre(suite: string): Promise<Gestionnaire & { estGestionnaire: boolean }> {
  const session = await exigerSession(suite)
  refuserGel(session)
  const roles = session.membres.filter(({ organismeId }) => organismeId === session.organismeId)
  const [membre] = roles
  if (!membre) notFound()
  const estGestionnaire = roles.some(({ role }) => role === 'gestionnaire')
  return { session, compteId: session.compteId, organismeId: membre.organismeId as OrganismeId, estGestionnaire }
}

/** An agent or an administrateur; anyone else gets the 404 of a page that does not exist. */
export async function exigerAgent(suite: string): Promise<Agent> {
  const session = await exigerSession(suite)
  if (session.role === 'organisme') notFound()
  return { session, compteId: session.compteId }
}

/** An administrateur, or a 404 like anyone else. */
export async function exigerAdministrateur(suite: string): Promise<Agent> {
  const session = await exigerSession(suite)
  if (session.role !== 'administrateur') notFound()
  return { session, compteId: session.compteId }
}
