import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What is tried. Left out: ssrf, xxe, wapp and nikto, which ask servers on the internet; csrf, which knows tokens only, where the
 * portal looks at Origin (SEC-A8); brute_login_form and buster, which are lists of words.
 */
const MODULES = [
  ...[
    'xss',
    'permanentxss',
    'sql',
    'blindsql',
    'exec',
    'file',
    'crlf',
    'redirect',
    'shellshock',
    'backup',
    'htaccess',
    'methods',
  ],
  ...['csp', 'http_headers', 'cookieflags'],
]
const EXPLORATION_SECONDES = 45
const MODULE_SECONDES = 25
const MOYEN = 2
/** Where the reports are kept. */
export const RAPPORTS = 'test-reports/wapiti'

type Trouvaille = { method: string; path: string; info: string; level: number; parameter: string }
type Rapport = Record<'vulnerabilities' | 'anomalies', Record<string, Trouvaille[]>>
/** `cookie`: of a session that is open now, null to stay anonymous. */
export type Visiteur = { nom: string; cookie: (() => Promise<string>) | null }

/**
 * What stands between the scanner and the portal, on this machine: it signs in again when a request has pressed « Déconnexion », or met
 * what the scanner itself has frozen or used up, and gives it an address of its own, so that no limit hides a page.
 */
async function ouvrirRelais(portail: string, { cookie }: Visiteur) {
  let session = await cookie?.()
  let rang = 0
  const relayer = (requete: IncomingMessage, reponse: ServerResponse) => {
    if (requete.url?.startsWith('/_next/')) return reponse.writeHead(404).end() // built files, the same for all
    rang += 1
    const headers: OutgoingHttpHeaders = {
      ...requete.headers,
      origin: portail,
      'x-forwarded-for': `10.${(rang >> 16) & 255}.${(rang >> 8) & 255}.${rang & 255}`,
    }
    if (session) headers.cookie = session
    const suite = request(portail + (requete.url ?? '/'), { method: requete.method, headers }, async (recue) => {
      if (cookie && /^\/(?:connexion|limite-du-jour|organisme\/gele|$)/.test(recue.headers.location ?? ''))
        session = await cookie()
      reponse.writeHead(recue.statusCode ?? 502, recue.headers)
      recue.pipe(reponse)
    })
    suite.on('error', () => reponse.destroy())
    requete.pipe(suite)
  }
  const serveur = createServer(relayer).listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  const fermer = () => {
    serveur.closeAllConnections()
    serveur.close()
  }
  return { adresse, demandes: () => rang, fermer }
}

/** What a report holds of medium or higher, a line each. */
export const graves = ({ vulnerabilities, anomalies }: Rapport): string[] =>
  [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([genre, trouvailles]) =>
    trouvailles
      .filter(({ level }) => Number(level) >= MOYEN)
      .map(({ level, method, path, parameter, info }) => `${genre} (${level}): ${method} ${path} ${parameter} ${info}`),
  )

/** Scans the portal as one visitor, from these pages on. Its report is kept; gives what is grave in it, and how much was asked. */
export async function scanner(portail: string, pages: string[], visiteur: Visiteur) {
  const rapport = join(RAPPORTS, `${visiteur.nom}.json`)
  rmSync(rapport, { force: true })
  const etat = mkdtempSync(join(tmpdir(), 'kairos-wapiti-'))
  const relais = await ouvrirRelais(portail, visiteur)
  const options = [
    ...['-u', `${relais.adresse}/`, '--scope', 'folder', ...pages.flatMap((page) => ['-s', relais.adresse + page])],
    ...['-m', MODULES.join(','), '-t', '60', '--no-bugreport', '-v', '0'],
    ...['--max-scan-time', String(EXPLORATION_SECONDES), '--max-attack-time', String(MODULE_SECONDES)],
    ...['--store-session', etat, '--store-config', etat, '--flush-session', '-f', 'json', '-o', rapport],
  ]
  const { PATH = '' } = process.env
  const wapiti = spawn('wapiti', options, {
    stdio: 'ignore',
    env: { PATH, HOME: etat, LANG: 'C.UTF-8' } as unknown as NodeJS.ProcessEnv,
  })
  const [code] = await once(wapiti, 'close')
  relais.fermer()
  rmSync(etat, { recursive: true, force: true })
  if (code !== 0) throw new Error(`wapiti ended with ${code} as ${visiteur.nom}`)
  return { demandes: relais.demandes(), graves: graves(JSON.parse(readFileSync(rapport, 'utf8'))) }
}
