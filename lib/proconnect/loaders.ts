import 'server-only'
import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { redirect as allerA } from 'next/navigation'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { suiteSure } from '@/lib/compte/rules'
import { authOptions, cookiesEntree, jetonCsrf, sessionCookie } from '@/lib/core/auth'
import { chiffrer, dechiffrer } from '@/lib/core/chiffrement'
import { getContexte } from '@/lib/core/contexte'
import { getBaseUrl, getProConnect } from '@/lib/core/env'
import { consommer } from '@/lib/core/limite'
import { errorFields, log } from '@/lib/core/log'
import { lireAppareil, poserAppareil } from '@/lib/core/session'
import type { Ouverte } from '@/lib/session/mutations'
import { lireIdToken } from './data'
import { entrerParProConnect } from './mutations'
import type { RefusProConnect } from './rules'
import { identiteSchema, refusSchema } from './schema'
import { adresseFinDeSession, decouvrir, estPanne, fournisseur, type Suivi } from './service'

const ACCUEIL = '/admin/demandes'
const SORTIE = { name: 'kairos-sortie', options: { httpOnly: true, sameSite: 'lax', path: '/deconnexion', maxAge: 600 } } as const

/** `/connexion`: whether ProConnect is offered, and why it did not open the portal. */
export const loadEntree = async (refus: string | string[] | undefined) => ({
  offert: getProConnect() !== null,
  refus: refusSchema.parse(refus),
})

const vers = (chemin: string, poses: string[] = []) => {
  const headers = new Headers({ location: `${getBaseUrl()}${chemin}`, 'cache-control': 'private, no-store' })
  for (const pose of poses) headers.append('set-cookie', pose)
  return new Response(null, { status: 302, headers })
}

const refuser = (refus: RefusProConnect, suite: string) =>
  vers(`/connexion?proconnect=${refus}${suite === ACCUEIL ? '' : `&suite=${encodeURIComponent(suite)}`}`)

/** The cookies that next-auth's answer sets, those of these names only. */
const posesPar = (reponse: Response, noms: string[]) =>
  reponse.headers.getSetCookie().filter((pose) => noms.some((nom) => pose.startsWith(`${nom}=`)))

async function compter(): Promise<boolean> {
  const { adresse } = await getContexte()
  return consommer('proconnect_adresse', adresse)
}

/** A page of this site, whatever next-auth is asked to come back to. */
const redirect = ({ url, baseUrl }: { url: string; baseUrl: string }) => {
  const adresse = URL.parse(url)
  return baseUrl + (adresse?.origin === new URL(baseUrl).origin ? suiteSure(adresse.pathname + adresse.search, ACCUEIL) : ACCUEIL)
}

/**
 * The way to ProConnect. A link leads here, not a form: browsers hold the redirections of a form to `form-action`, and
 * ProConnect's lead to many sites. next-auth wants a POST with its own proof against forgery: it is made here, once the
 * browser has said that the link is on our own pages.
 */
export async function partirChezProConnect(requete: NextRequest): Promise<Response | null> {
  const reglages = getProConnect()
  if (!reglages) return null
  const suite = suiteSure(requete.nextUrl.searchParams.get('suite') ?? undefined, ACCUEIL)
  const site = requete.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return vers('/connexion')
  if (!(await compter())) return refuser('trop', suite)
  const decouverte = await decouvrir(reglages)
  if (!decouverte) return refuser('panne', suite)
  const { csrf, etat, retour } = cookiesEntree()
  const { jeton, valeur } = jetonCsrf(randomBytes(32).toString('hex'))
  const jar = await cookies()
  jar.set(csrf, valeur)
  const options = {
    ...authOptions(),
    providers: [fournisseur(reglages, decouverte, { echange: false })],
    callbacks: { redirect },
  }
  const corps = new URLSearchParams({ csrfToken: jeton, callbackUrl: getBaseUrl() + suite })
  const demande = new NextRequest(`${getBaseUrl()}/api/auth/signin/proconnect`, { method: 'POST', body: corps })
  const reponse = await NextAuth(demande, { params: Promise.resolve({ nextauth: ['signin', 'proconnect'] }) }, options)
  jar.delete(csrf)
  const adresse = reponse.headers.get('location')
  if (!adresse?.startsWith(decouverte.authorization_endpoint)) return refuser('panne', suite)
  const headers = new Headers({ location: adresse, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' })
  for (const pose of posesPar(reponse, [...etat, retour])) headers.append('set-cookie', pose)
  return new Response(null, { status: 302, headers })
}

function raisonDe(requete: NextRequest, { echange, erreur }: Suivi): RefusProConnect {
  const dite = requete.nextUrl.searchParams.get('error')
  if (dite !== null) return dite === 'access_denied' ? 'refus' : dite === 'temporarily_unavailable' ? 'panne' : 'echec'
  if (!echange) return 'expire'
  return estPanne(erreur) ? 'panne' : 'echec'
}

/** The way back: the code is exchanged, tokens are checked, and the invited agent's session opens. */
export async function revenirDeProConnect(requete: NextRequest): Promise<Response | null> {
  const reglages = getProConnect()
  if (!reglages) return null
  const { etat, retour } = cookiesEntree()
  const jar = await cookies()
  const suite = redirect({ url: jar.get(retour)?.value ?? '', baseUrl: getBaseUrl() }).slice(getBaseUrl().length)
  jar.set(retour, getBaseUrl() + suite) // next-auth answers with a 500 to one that it can't read
  const reponse = await echanger(requete, reglages, suite)
  for (const nom of [...etat, retour]) jar.delete(nom)
  return reponse
}

async function echanger(requete: NextRequest, reglages: NonNullable<ReturnType<typeof getProConnect>>, suite: string) {
  if (!(await compter())) return refuser('trop', suite)
  const decouverte = await decouvrir(reglages)
  if (!decouverte) return refuser('panne', suite)
  const [{ navigateur, requeteId }, jetonAppareil] = [await getContexte(), await lireAppareil()]
  const suivi: Suivi = { echange: false }
  let ouverte: Ouverte | undefined
  let inconnu = false
  const options = {
    ...authOptions(),
    providers: [fournisseur(reglages, decouverte, suivi)],
    callbacks: {
      redirect,
      signIn: async ({ account, profile }: { account: { id_token?: string } | null; profile?: unknown }) => {
        try {
          const entree = { ...identiteSchema.parse(profile), idToken: account?.id_token ?? '', navigateur, jetonAppareil }
          const resultat = await entrerParProConnect(entree, new Date())
          if (resultat.ok) ouverte = resultat
          inconnu = !resultat.ok
          return resultat.ok
        } catch (error) {
          suivi.erreur = error
          throw error
        }
      },
      jwt: () => ({ sub: ouverte?.sessionId }),
    },
  }
  const reponse = await NextAuth(requete, { params: Promise.resolve({ nextauth: ['callback', 'proconnect'] }) }, options)
  if (ouverte) {
    if (ouverte.appareil) await poserAppareil(ouverte.appareil)
    return vers(suite, posesPar(reponse, [sessionCookie().name]))
  }
  const raison = inconnu ? 'inconnu' : raisonDe(requete, suivi)
  log.info({ event: 'proconnect.refus', raison, requestId: requeteId, ...(suivi.erreur ? errorFields(suivi.erreur) : {}) })
  return refuser(raison, suite)
}

/** Where « Déconnexion » leads once the session has ended here: a page that goes on to ProConnect for a session it opened. */
export async function suiteDeSortie(sessionId: string): Promise<string> {
  if (!getProConnect() || !(await lireIdToken(sessionId))) return '/'
  const jar = await cookies()
  jar.set(SORTIE.name, chiffrer('sortie', sessionId), { ...SORTIE.options, secure: getBaseUrl().startsWith('https://') })
  return '/deconnexion'
}

/** `/deconnexion`, after a session that ProConnect opened: the address of its own sign-out, null when it does not answer. */
export async function loadSortie() {
  const reglages = getProConnect()
  const sessionId = dechiffrer('sortie', (await cookies()).get(SORTIE.name)?.value ?? '')
  if (!sessionId) return allerA('/')
  const idToken = await lireIdToken(sessionId)
  return { adresse: reglages && idToken ? await adresseFinDeSession(reglages, idToken) : null }
}
