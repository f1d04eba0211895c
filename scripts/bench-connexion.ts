// The bars of sign-in, on a portal of its own: `npm run bench:connexion`. Exits 1 when one is missed.
//   timing: medians of known and unknown e-mails, at sign-in and at sign-up, within 5 % (interleaved, 200 tries each)
//   assault: 1,000 sign-ins a minute from 200 addresses against one account, for a minute: no success, its owner signs in
//   from a known browser meanwhile, and the p95 of the other accounts' sign-in at most doubles
import { ouvrirBanc } from '@/tests/support/banc'
import { mesurerAssaut, mesurerEgalite, ouvrirConnexions } from '@/tests/support/banc-connexion'

const ESSAIS = Number(process.env.BENCH_ESSAIS ?? 200)
const ECART_MAX = 0.05
const RAPPORT_MAX = 2
const ASSAUT = { parMinute: 1000, adresses: 200, dureeMs: 60_000, calmeMs: 30_000 }

let tenu = true
const juger = (phrase: string, bon: boolean) => {
  process.stdout.write(`${phrase}${bon ? '' : '  MISSED'}\n`)
  if (!bon) tenu = false
}

const banc = await ouvrirBanc({ TRUSTED_PROXIES: '1', ANNUAIRE_URL: 'http://127.0.0.1:9' })
const ouvrier = banc.demarrerOuvrier()
try {
  const connexions = await ouvrirConnexions(banc)
  const { inscrits, ...egalite } = await mesurerEgalite(connexions, ESSAIS)
  for (const [quoi, [connu, inconnu]] of Object.entries(egalite)) {
    const ecart = Math.abs(connu / inconnu - 1)
    const mesures = `known e-mail ${connu.toFixed(1)} ms, unknown ${inconnu.toFixed(1)} ms, ${(ecart * 100).toFixed(1)} % apart`
    juger(`${quoi}: ${mesures}`, ecart <= ECART_MAX)
  }
  const crees = await banc.fabrique.prisma.compte.count({ where: { email: { startsWith: 'nouvelle-' } } })
  juger(`sign-up: ${crees} accounts made by the unknown e-mails, of ${inscrits}`, crees === inscrits)
  const assaut = await mesurerAssaut(connexions, ASSAUT)
  const { calme, assailli, proprietaire, ouvertes, tentatives, refuses } = assaut
  juger(`assault: ${tentatives} tries from ${ASSAUT.adresses} addresses, ${ouvertes} opened`, ouvertes === 0)
  juger(`assault: the owner got ${proprietaire.statut} in ${proprietaire.ms.toFixed(0)} ms`, proprietaire.statut === 303)
  juger(`assault: ${refuses} other accounts refused`, refuses === 0)
  const rapport = assailli / calme
  const p95 = `${calme.toFixed(0)} ms before, ${assailli.toFixed(0)} ms during, ratio ${rapport.toFixed(2)}`
  juger(`assault: p95 of the other accounts ${p95}`, rapport <= RAPPORT_MAX)
} finally {
  await ouvrier.arreter()
  await banc.fermer()
}
process.exit(tenu ? 0 : 1)
