// The bars of sign-in, measured on a portal of its own: `npm run bench:connexion`. Exits with 1 when one is missed.
//   timing: medians of known and unknown e-mails, at sign-in and at sign-up, within 5 % (interleaved, 200 tries each)
//   assault: 1,000 sign-ins a minute from 200 addresses against one account, for a minute: no success, its owner signs in
//   from a known browser meanwhile, and the p95 of the other accounts' sign-in at most doubles
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argsDe } from '@/lib/core/demarrage/processus'
import { ouvrirFabrique } from '@/tests/e2e/support/fabrique'
import { siretInvente } from '@/tests/support/sirets'

const ESSAIS = Number(process.env.BENCH_ESSAIS ?? 200)
const ECART_MAX = 0.05
const ASSAUT = { parMinute: 1000, adresses: 200, dureeMs: 60_000 }
const AUTRES = { temoinsParSeconde: 1, dureeMs: 30_000 }
const MOT_DE_PASSE = 'girafe nuage tournevis 47'
const FAUX = 'ce n’est pas le bon mot de passe'

const attendre = (ms: number) => new Promise<void>((suite) => setTimeout(suite, ms))
const rang = (valeurs: number[], part: number) => valeurs.toSorted((a, b) => a - b)[Math.floor((valeurs.length - 1) * part)] ?? 0
const mediane = (valeurs: number[]) => rang(valeurs, 0.5)
const dire = (texte: string) => process.stdout.write(`${texte}\n`)

async function portLibre(): Promise<number> {
  const serveur = createServer().listen(0)
  await new Promise((suite) => serveur.once('listening', suite))
  const adresse = serveur.address()
  await new Promise((suite) => serveur.close(suite))
  return typeof adresse === 'object' && adresse ? adresse.port : 0
}

const dossier = mkdtempSync(join(tmpdir(), 'kairos-bench-'))
const port = await portLibre()
const base = `http://localhost:${port}`
const { PATH = '', HOME = '' } = process.env
const env = {
  PATH,
  HOME,
  PORT: String(port),
  KAIROS_DATA_DIR: dossier,
  TRUSTED_PROXIES: '1',
  LOG_LEVEL: 'error',
  ANNUAIRE_URL: 'http://127.0.0.1:9',
}
const portail = spawn(process.execPath, argsDe('scripts/start.ts'), {
  env: { ...env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1' } as unknown as NodeJS.ProcessEnv,
  stdio: ['ignore', 'ignore', 'inherit'],
})

const ENTITES: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
const decoder = (texte: string) => texte.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entite) => ENTITES[entite] ?? entite)

/** The hidden fields of a form, as a browser without JavaScript sends them. */
async function lireFormulaire(page: string, bouton: string): Promise<Record<string, string>> {
  const html = await (await fetch(base + page)).text()
  const formulaire = html.split('<form').find((morceau) => morceau.split('</form>', 1)[0]?.includes(`>${bouton}`)) ?? ''
  const champs = formulaire.split('</form>', 1)[0]?.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g) ?? []
  if (!formulaire) throw new Error(`no form « ${bouton} » on ${page}`)
  return Object.fromEntries(Array.from(champs, ([, nom = '', valeur = '']) => [decoder(nom), decoder(valeur)]))
}

type Reponse = { ms: number; statut: number; cookies: string[] }

/** Sends a form from an address; how long the answer took, to its last byte. */
async function poster(page: string, champs: Record<string, string>, adresse: string, cookie = ''): Promise<Reponse> {
  const body = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) body.set(nom, valeur)
  const headers = { origin: base, 'x-forwarded-for': adresse, ...(cookie ? { cookie } : {}) }
  const debut = performance.now()
  const reponse = await fetch(base + page, { method: 'POST', body, headers, redirect: 'manual' })
  await reponse.arrayBuffer()
  return { ms: performance.now() - debut, statut: reponse.status, cookies: reponse.headers.getSetCookie() }
}

let compteur = 0
const uneAdresse = () => {
  compteur += 1
  return `10.${(compteur >> 16) & 255}.${(compteur >> 8) & 255}.${compteur & 255}`
}

/** Two kinds of tries in turn, first one then the other first; their medians in milliseconds. */
async function comparer(un: (n: number) => Promise<Reponse>, autre: (n: number) => Promise<Reponse>) {
  const temps: [number[], number[]] = [[], []]
  for (let n = -5; n < ESSAIS; n += 1) {
    const ordre = n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const lequel of ordre) {
      const { ms } = await (lequel === 0 ? un : autre)(n + 5)
      if (n >= 0) temps[lequel].push(ms)
    }
  }
  return [mediane(temps[0]), mediane(temps[1])] as const
}

const fautes: string[] = []
function juger(quoi: string, [connu, inconnu]: readonly [number, number]) {
  const ecart = Math.abs(connu / inconnu - 1)
  dire(`${quoi}: known e-mail ${connu.toFixed(1)} ms, unknown ${inconnu.toFixed(1)} ms, ${(ecart * 100).toFixed(1)} % apart`)
  if (ecart > ECART_MAX) fautes.push(quoi)
}

async function mesurer() {
  for (const fin = Date.now() + 300_000; ; await attendre(500)) {
    if ((await fetch(`${base}/sante`).catch(() => null))?.ok) break
    if (Date.now() > fin || portail.exitCode !== null) throw new Error('the portal did not start')
  }
  Object.assign(process.env, { E2E_DATA_DIR: dossier, E2E_PORT: String(port) })
  const { makeCompte, prisma, fermer } = await ouvrirFabrique()
  const connexion = await lireFormulaire('/connexion', 'Se connecter')
  const entrer = (email: string, motDePasse: string, adresse = uneAdresse(), cookie = '') =>
    poster('/connexion', { ...connexion, email, motDePasse }, adresse, cookie)

  // Ten tries an e-mail at most, or the limit would be measured.
  const comptes: string[] = []
  for (let n = 0; n < Math.ceil((ESSAIS + 5) / 9); n += 1) comptes.push((await makeCompte({ motDePasse: MOT_DE_PASSE })).email)
  const connu = (n: number) => comptes[n % comptes.length] ?? ''
  juger(
    'sign-in',
    await comparer(
      (n) => entrer(connu(n), FAUX),
      (n) => entrer(`inconnue-${n % comptes.length}@essai.test`, FAUX),
    ),
  )

  const inscription = await lireFormulaire(`/inscription/organisme?siret=${siretInvente(1)}`, 'Je crée mon compte')
  const inscrire = (email: string, n: number) =>
    poster(
      `/inscription/organisme?siret=${siretInvente(n)}`,
      { ...inscription, ...ORGANISME, siret: siretInvente(n), email },
      uneAdresse(),
    )
  const crees = await comparer(
    (n) => inscrire(connu(n), 1000 + n),
    (n) => inscrire(`nouvelle-${n}@essai.test`, 5000 + n),
  )
  juger('sign-up', crees)
  const inscrits = await prisma.compte.count({ where: { email: { startsWith: 'nouvelle-' } } })
  if (inscrits !== ESSAIS + 5) fautes.push(`sign-up made ${inscrits} accounts`)

  const temoins: string[] = []
  for (let n = 0; n < 90; n += 1) temoins.push((await makeCompte({ motDePasse: MOT_DE_PASSE })).email)
  const victime = (await makeCompte({ motDePasse: MOT_DE_PASSE })).email
  const premiere = await entrer(victime, MOT_DE_PASSE)
  const appareil = premiere.cookies.find((cookie) => cookie.startsWith('kairos-appareil'))?.split(';', 1)[0] ?? ''
  const observer = async (depuis: number, dureeMs: number) => {
    const temps: Promise<Reponse>[] = []
    for (let n = 0; n * 1000 < dureeMs; n += AUTRES.temoinsParSeconde) {
      temps.push(entrer(temoins[depuis + n] ?? '', MOT_DE_PASSE))
      await attendre(1000 / AUTRES.temoinsParSeconde)
    }
    const reponses = await Promise.all(temps)
    const refusees = reponses.filter(({ statut }) => statut !== 303).length
    if (refusees > 0) fautes.push(`${refusees} other accounts were refused`)
    return rang(
      reponses.map(({ ms }) => ms),
      0.95,
    )
  }
  const calme = await observer(0, AUTRES.dureeMs)
  const tentatives: Promise<Reponse>[] = []
  const lance = (async () => {
    const debut = performance.now()
    for (let n = 0; n < (ASSAUT.parMinute * ASSAUT.dureeMs) / 60_000; n += 1) {
      await attendre(Math.max((n * 60_000) / ASSAUT.parMinute - (performance.now() - debut), 0))
      // Every tenth guess after the limit is the right one: it must not open either.
      tentatives.push(entrer(victime, n > 100 && n % 10 === 0 ? MOT_DE_PASSE : FAUX, `172.16.${n % ASSAUT.adresses}.1`))
    }
  })()
  const proprietaire = (async () => {
    await attendre(ASSAUT.dureeMs / 2)
    return entrer(victime, MOT_DE_PASSE, uneAdresse(), appareil)
  })()
  const [assailli, chezLui] = await Promise.all([observer(30, ASSAUT.dureeMs - 2000), proprietaire, lance])
  const reussies = (await Promise.all(tentatives)).filter(({ statut }) => statut === 303).length
  dire(
    `assault: ${tentatives.length} tries from ${ASSAUT.adresses} addresses, ${reussies} opened; the owner in ${chezLui.ms.toFixed(0)} ms (${chezLui.statut})`,
  )
  dire(
    `assault: p95 of the other accounts ${calme.toFixed(0)} ms before, ${assailli.toFixed(0)} ms during, ratio ${(assailli / calme).toFixed(2)}`,
  )
  if (reussies > 0) fautes.push('a guess opened the account')
  if (chezLui.statut !== 303) fautes.push('the owner was kept out')
  if (assailli > 2 * calme) fautes.push('the others waited more than twice as long')
  await fermer()
}

const ORGANISME = {
  ...{ formeJuridique: '9220', raisonSociale: 'Académie des essais', nda: '11755555555', telephone1: '01 23 45 67 89' },
  ...{ courriel: 'contact@academie.test', voie: '1 rue des Essais', codePostal: '75020', ville: 'Paris' },
  ...{ motDePasse: MOT_DE_PASSE, motDePasseRepete: MOT_DE_PASSE },
}

try {
  await mesurer()
} finally {
  const finie = new Promise((suite) => portail.once('exit', suite))
  portail.kill('SIGTERM')
  await finie
  rmSync(dossier, { recursive: true, force: true })
}
if (fautes.length > 0) dire(`missed: ${fautes.join(', ')}`)
process.exit(fautes.length > 0 ? 1 : 0)
