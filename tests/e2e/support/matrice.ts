import { readFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import type { Acces, Role } from '../../../lib/core/acces'
import { ADRESSE } from './client'
import type { Fabrique } from './fabrique'

const manifeste = (nom: string) => JSON.parse(readFileSync(`.next/server/${nom}.json`, 'utf8'))

/** The pages of Next.js's own, which no address names. */
const INTERNES = ['/_global-error', '/_not-found']

/** Every page and address of the build, as app/ names them. */
export const adressesConstruites = (): string[] =>
  Object.keys(manifeste('app-paths-manifest'))
    .map((chemin) => chemin.replace(/\/(?:page|route)$/, '') || '/')
    .filter((chemin) => !INTERNES.includes(chemin))

export type Action = { nom: string; id: string; pages: string[] }
type Entree = { filename: string; exportedName: string; workers: Record<string, unknown> }

/** Every server action of the build: its name in the matrix, its identifier and the pages that can run it. */
export function actionsConstruites(): Action[] {
  const entrees: [string, Entree][] = Object.entries(manifeste('server-reference-manifest').node)
  return entrees.map(([id, { filename, exportedName, workers }]) => ({
    id,
    nom: `${filename.split('/').at(-2)}.${exportedName}`,
    pages: Object.keys(workers)
      .map((page) => page.replace(/^app(.*)\/page$/, '$1') || '/')
      .filter((page) => !INTERNES.includes(page)),
  }))
}

/** Has the worker make a PDF, and waits for it. */
async function produire({ document }: Fabrique['prisma'], id: string): Promise<void> {
  const { relancerDocument } = await import('../../../lib/document/mutations')
  await relancerDocument(id)
  for (const limite = Date.now() + 60_000; Date.now() < limite; ) {
    if ((await document.findUniqueOrThrow({ where: { id }, select: { statut: true } })).statut === 'pret') return
    await new Promise((suite) => setTimeout(suite, 100))
  }
  throw new Error('the worker made no PDF')
}

/** Organisme A with a demande whose PDF is ready, an agent to look at, and a person in each role. */
export async function preparerMonde(fabrique: Fabrique) {
  const { prisma } = fabrique
  const a = await fabrique.makeGestionnaire()
  const siens = { organismeId: a.organisme.id, compteId: a.compte.id }
  const acceptee = await fabrique.makeDemande({ ...siens, statut: 'acceptee' })
  await produire(prisma, acceptee.document?.id ?? '')
  const ouverte = await fabrique.makeDemande({ ...siens, statut: 'en_attente', nature: 'modification' })
  const rgc = await prisma.compte.findUniqueOrThrow({ where: { email: acceptee.rgcCourriel } })
  const agent = await fabrique.makeAgent()
  const gel = { geleLe: new Date(), geleMotif: 'Poste infecté', geleParId: agent.id }
  const comptes: Record<Exclude<Role, 'anonyme'>, string> = {
    non_active: (await fabrique.makeGestionnaire({ compte: { activeLe: null } })).compte.id,
    gele: (await fabrique.makeGestionnaire({ compte: gel })).compte.id,
    en_attente: (await fabrique.makeGestionnaire({ compte: fabrique.avecTotp() })).compte.id,
    sans_facteur: (await fabrique.makeAgent({ totpSecret: null, totpConfirmeLe: null })).id,
    organisme_gele: (await fabrique.makeGestionnaire({ organisme: gel })).compte.id,
    gestionnaire: a.compte.id,
    autre_gestionnaire: (await fabrique.makeGestionnaire()).compte.id,
    rgc: rgc.id,
    agent: agent.id,
    administrateur: (await fabrique.makeAgent({ role: 'administrateur' })).id,
  }
  const texte = '## Article 1\n\nUn texte d’essai.\n'
  const apercu = { apercu: Buffer.from('%PDF-1.7'), apercuSha256: fabrique.sha256(texte) }
  const brouillon = await prisma.cguBrouillon.create({ data: { texte, modifieParId: comptes.administrateur, ...apercu } })
  const { id: reclamant } = await fabrique.makeCompte()
  const objet = { organismeId: a.organisme.id, compteId: reclamant }
  const reclamation = await fabrique.makeReclamation(objet, { statut: 'en_opposition' })
  const lot = await prisma.lot.create({ data: { agentId: agent.id, decision: 'accepter', creeLe: new Date() } })
  const texteDuModele = { genre: 'refus', titre: 'Essai', texte: 'Motif.', modifieParId: agent.id } as const
  const modele = await prisma.modele.create({ data: texteDuModele })
  const codes = fabrique.cookieFacteur('codes', { compteId: a.compte.id, codes: ['7F3K-9QXM-2B4D'] })
  return {
    comptes,
    /** Sent with each request: the recovery codes that A's gestionnaire is looking at. */
    cookie: `${codes.name}=${codes.value}`,
    /** What stands in the place of the brackets of an address, or follows one without. */
    exemples: {
      '/reclamation': `?siret=${a.organisme.siret}`,
      '/rejoindre': `?siret=${a.organisme.siret}`,
      '/adhesion/[id]/cgu.pdf': acceptee.id,
      '/adhesion/[id]/preuve.zip': acceptee.id,
      '/adhesion/[id]': ouverte.id,
      '/admin/agents/[id]': agent.id,
      '/admin/cgu/[date]': '2026-11-02',
      '/admin/cgu/brouillons/[id]': brouillon.id,
      '/admin/comptes/[id]': a.compte.id,
      '/admin/demandes/[id]': ouverte.id,
      '/admin/lots/[id]': lot.id,
      '/admin/modeles/[id]': modele.id,
      '/admin/organismes/[id]': a.organisme.id,
      '/admin/reclamations/[id]': reclamation.id,
      '/api/auth/[...nextauth]': 'signin/proconnect',
      '/api/verification/[code]': acceptee.document?.code ?? '',
      '/cgu/[date]': '2026-11-02',
      '/demo/courriels/[id]': await fabrique.makeCourriel(),
      '/opposition/[id]': reclamation.id,
    } as Record<string, string>,
  }
}
export type Monde = Awaited<ReturnType<typeof preparerMonde>>

/** The address to ask for, null when nothing says what stands for its brackets. */
export function adresseExemple(chemin: string, { exemples }: Monde): string | null {
  if (!chemin.includes('[')) return chemin + (exemples[chemin] ?? '')
  const trouve = Object.keys(exemples)
    .filter((debut) => `${chemin}/`.startsWith(`${debut}/`))
    .sort((un, autre) => autre.length - un.length)[0]
  return trouve ? chemin.replace(/\[[^\]]+\]/, exemples[trouve] ?? '') : null
}

/** The session of a role, made for one request: what the request does to it harms no other. */
async function cookieDe(role: Role, { comptes, cookie }: Monde, fabrique: Fabrique): Promise<string> {
  if (role === 'anonyme') return cookie
  const session = await fabrique.makeSession(comptes[role], role === 'en_attente' ? { attendFacteur: true } : {})
  const { name, value } = await fabrique.cookieDeSession(session.id)
  return `${cookie}; ${name}=${value}`
}

function juger(reponse: APIResponse, vers: string, corps: string): Acces | number {
  const statut = reponse.status()
  if (statut === 404) return 'introuvable'
  if (vers.startsWith('/connexion?suite=') || corps.includes('"session_terminee"')) return 'connexion'
  if (vers.startsWith('/mon-compte/securite?suite=')) return 'facteur'
  if (vers.startsWith('/organisme/gele')) return 'gel'
  return statut < 400 || statut === 400 ? 'ouvert' : statut
}

type Demande = { client: APIRequestContext; role: Role; monde: Monde; fabrique: Fabrique }

/** Asks for a page or an address; what came out of it. */
export async function demander(url: string, { client, role, monde, fabrique }: Demande): Promise<Acces | number> {
  const headers = { cookie: await cookieDe(role, monde, fabrique) }
  const lue = await client.get(url, { headers })
  const reponse = lue.status() === 405 ? await client.post(url, { headers: { ...headers, origin: ADRESSE }, data: '' }) : lue
  return juger(reponse, reponse.headers().location ?? '', '')
}

/** Calls an action as a page's script does, with an empty form: whoever is let in is told what lacks. */
export async function appeler({ id }: Action, url: string, { client, role, monde, fabrique }: Demande): Promise<Acces | number> {
  const cookie = await cookieDe(role, monde, fabrique)
  const reponse = await client.post(url, {
    headers: { cookie, origin: ADRESSE, 'next-action': id, accept: 'text/x-component' },
    multipart: { '0': '[{"status":"idle"},"$K1"]' },
  })
  const corps = reponse.status() === 200 ? await reponse.text() : ''
  return juger(reponse, reponse.headers()['x-action-redirect'] ?? '', corps)
}
