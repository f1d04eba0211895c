import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const emailSchema = z.object({
  from: z.string(),
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  html: z.string().optional(),
  text: z.string().optional(),
  reply_to: z.union([z.string(), z.array(z.string())]).optional(),
  headers: z.record(z.string(), z.string()).optional(),
})
export type CourrielRecu = z.infer<typeof emailSchema> & { id: string; cle: string | null }

/** How the server answers its next request; `coupe` takes the message and closes the line, `attend` takes it and never answers. */
export type Reponse =
  | { statut: number; nom: string; retryAfter?: string }
  | 'html'
  | 'vide'
  | 'nul'
  | 'sans-identifiant'
  | 'coupe'
  | 'attend'
  | 'attend-sans-prendre'

export type ServeurResend = {
  url: string
  /** Messages delivered, in order: what the people would read. */
  boite: CourrielRecu[]
  /** Every request that arrived, answered or not. */
  requetes: { cle: string | null; autorisation: string | null }[]
  /** Answers of the next requests, first come first served; then everything succeeds. */
  scenario: Reponse[]
  close: () => Promise<void>
}

const json = (response: ServerResponse, statut: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(statut, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const erreur = (response: ServerResponse, statusCode: number, name: string, headers?: Record<string, string>) =>
  json(response, statusCode, { statusCode, name, message: `${name} (local server)` }, headers)

const lire = async (request: IncomingMessage) => {
  const morceaux: Buffer[] = []
  for await (const morceau of request) morceaux.push(morceau as Buffer)
  return Buffer.concat(morceaux).toString('utf8')
}

const entete = (request: IncomingMessage, nom: string) => {
  const valeur = request.headers[nom]
  return typeof valeur === 'string' ? valeur : null
}

/** A local server that speaks Resend's `POST /emails`, idempotency keys included (same key and body: same answer, one delivery). */
export async function startResendServer(): Promise<ServeurResend> {
  const boite: CourrielRecu[] = []
  const requetes: ServeurResend['requetes'] = []
  const scenario: Reponse[] = []
  const connus = new Map<string, { corps: string; id: string }>()

  function prendre(cle: string | null, corps: string): { id: string } | 'autre-message' | 'invalide' {
    const connu = cle === null ? undefined : connus.get(cle)
    if (connu) return connu.corps === corps ? { id: connu.id } : 'autre-message'
    const email = emailSchema.safeParse(JSON.parse(corps))
    if (!email.success) return 'invalide'
    const id = crypto.randomUUID()
    boite.push({ ...email.data, id, cle })
    if (cle !== null) connus.set(cle, { corps, id })
    return { id }
  }

  async function repondre(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const corps = await lire(request)
    const cle = entete(request, 'idempotency-key')
    const autorisation = entete(request, 'authorization')
    requetes.push({ cle, autorisation })
    if (request.method !== 'POST' || request.url !== '/emails') return void erreur(response, 404, 'not_found')
    if (!autorisation?.startsWith('Bearer re_')) return void erreur(response, 401, 'missing_api_key')
    const suite = scenario.shift()
    if (typeof suite === 'object')
      return void erreur(response, suite.statut, suite.nom, suite.retryAfter ? { 'retry-after': suite.retryAfter } : {})
    if (suite === 'html') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    if (suite === 'vide') return void response.writeHead(200).end()
    if (suite === 'nul') return void json(response, 500, null)
    if (suite === 'attend-sans-prendre') return
    const pris = prendre(cle, corps)
    if (suite === 'attend') return
    if (suite === 'coupe') return void response.destroy()
    if (suite === 'sans-identifiant') return void json(response, 200, {})
    if (pris === 'autre-message') return void erreur(response, 409, 'invalid_idempotent_request')
    if (pris === 'invalide') return void erreur(response, 422, 'missing_required_field')
    json(response, 200, pris)
  }

  const server = createServer((request, response) => void repondre(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, boite, requetes, scenario, close }
}
