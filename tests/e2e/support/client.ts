import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { APIRequestContext, APIResponse, PlaywrightWorkerArgs } from '@playwright/test'
import { champsCaches } from '../../support/formulaire'
import type { Fabrique } from './fabrique'
import { test as base } from './portail'

export const ADRESSE = `http://localhost:${process.env.E2E_PORT}`

async function ouvrirClient(
  playwright: PlaywrightWorkerArgs['playwright'],
  fabrique: Fabrique,
  compteId?: string,
): Promise<APIRequestContext> {
  const cookie = compteId ? await fabrique.cookieDeSession((await fabrique.makeSession(compteId)).id) : null
  return playwright.request.newContext({
    baseURL: ADRESSE,
    maxRedirects: 0,
    extraHTTPHeaders: cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {},
  })
}

type Outils = {
  /** A program that speaks HTTP with the portal, signed in to this account or anonymous; redirections are not followed. */
  client: (compteId?: string) => Promise<APIRequestContext>
}

export const test = base.extend<Outils>({
  client: async ({ playwright, fabrique }, use) => {
    const ouverts: APIRequestContext[] = []
    await use(async (compteId) => {
      const ouvert = await ouvrirClient(playwright, fabrique, compteId)
      ouverts.push(ouvert)
      return ouvert
    })
    await Promise.all(ouverts.map((ouvert) => ouvert.dispose()))
  },
})

/** Fills a form and presses its button without any script. */
export async function poster(
  client: APIRequestContext,
  page: string,
  bouton: string,
  saisie: Record<string, string | { name: string; mimeType: string; buffer: Buffer }>,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const html = await (await client.get(page)).text()
  const caches = champsCaches(html, bouton)
  if (Object.keys(caches).length === 0) throw new Error(`no form « ${bouton} » on ${page}`)
  return client.post(page, { headers: { origin: ADRESSE, ...headers }, multipart: { ...caches, ...saisie } })
}

/** What the portal says of a body of this size when it is announced, before it comes. */
export async function annoncer(chemin: string, taille: number): Promise<number | undefined> {
  const requete = request(ADRESSE + chemin, { method: 'POST', headers: { 'content-length': taille }, agent: false })
  requete.flushHeaders()
  const [reponse]: IncomingMessage[] = await once(requete, 'response')
  requete.destroy()
  return reponse?.statusCode
}
