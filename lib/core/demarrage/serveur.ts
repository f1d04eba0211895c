import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { garderCorps, oublierCorps } from '../corps'
import { commencerDemande, finirDemande } from '../demandeur'
import { errorFields, log } from '../log'
import { adresseClient, cheminSeul, estMuet, refusDe } from '../requete'
import { entetesDeSecurite } from './entetes'
import { refuser, TEXTE } from './refus'

type Gestionnaire = (requete: IncomingMessage, reponse: ServerResponse) => Promise<void>
type Options = { baseUrl: string; proxys: number; gestionnaire: Gestionnaire }

const DELAIS = {
  keepAliveTimeout: 65_000, // longer than the 60 s of usual load balancers, which must be the ones to close
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
}

/** Gives an answer the headers that nothing has chosen when it leaves: a route may be stricter about its own. */
function proteger(reponse: ServerResponse, entetes: object): void {
  const writeHead = reponse.writeHead.bind(reponse) as (...args: unknown[]) => ServerResponse
  reponse.writeHead = (...args: unknown[]) => {
    for (const [nom, valeur] of Object.entries(entetes)) if (!reponse.hasHeader(nom)) reponse.setHeader(nom, valeur)
    return writeHead(...args)
  }
}

/** What the pages may rely on: our identifier, address and nonce, the configured host and nothing that a client wrote in their place. */
function marquer(requete: IncomingMessage, requestId: string, politique: string, { baseUrl, proxys }: Options): void {
  const entetes = requete.headers
  const base = new URL(baseUrl)
  for (const nom of Object.keys(entetes)) if (nom.startsWith('x-kairos-')) delete entetes[nom]
  entetes['x-kairos-address'] = adresseClient(entetes, requete.socket.remoteAddress, proxys)
  entetes['x-request-id'] = requestId
  entetes['content-security-policy'] = politique // Next.js takes the nonce of its scripts from there
  delete entetes['content-security-policy-report-only']
  entetes.host = base.host
  entetes['x-forwarded-host'] = base.host
  entetes['x-forwarded-proto'] = base.protocol.slice(0, -1)
  if (entetes.origin) entetes.origin = base.origin // checked before: one of this server's own names
}

/** The HTTP server in front of the pages: identifies, filters and logs each request, then hands it over. */
export function creerServeur(options: Options): Server {
  const https = options.baseUrl.startsWith('https://')
  return createServer(DELAIS, async (requete, reponse) => {
    const [debut, requestId] = [performance.now(), randomUUID()]
    const { method = 'GET', url = '/' } = requete
    const chemin = cheminSeul(url)
    const entetes = entetesDeSecurite({ url, nonce: randomBytes(16).toString('base64'), https })
    commencerDemande(requestId)
    reponse.setHeader('x-request-id', requestId)
    proteger(reponse, entetes)
    reponse.on('close', () => {
      oublierCorps(requestId)
      const compteId = finirDemande(requestId)
      const status = reponse.writableFinished ? reponse.statusCode : 499 // the person left before the end
      if (estMuet(chemin, status)) return
      const ms = Math.round(performance.now() - debut)
      log.info({ event: 'request', requestId, compteId, method, path: chemin, status, ms })
    })
    try {
      const refus = refusDe(method, url, requete.headers, options.baseUrl)
      if (refus) return refuser(requete, reponse, refus)
      marquer(requete, requestId, entetes['content-security-policy'], options)
      if (method === 'POST') garderCorps(requestId, requete)
      await options.gestionnaire(requete, reponse)
    } catch (error) {
      log.error({ event: 'request.failed', requestId, path: chemin, ...errorFields(error) })
      if (!reponse.headersSent) reponse.writeHead(500, TEXTE)
      reponse.end()
    }
  })
}

/** Stops taking requests, lets those under way end for at most `graceMs`, then closes what is left. */
export async function arreterServeur(serveur: Server, graceMs: number): Promise<void> {
  const inactives = setInterval(() => serveur.closeIdleConnections(), 50)
  const limite = setTimeout(() => serveur.closeAllConnections(), graceMs)
  await new Promise((resolve) => serveur.close(resolve))
  clearInterval(inactives)
  clearTimeout(limite)
}
