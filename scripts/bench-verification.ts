// `npm run bench:verification`: what people who verify files, by the page and by its API, cost to the others in time and memory.
// Exits 1 when a bar is missed.
import { auxiliaire, enClair, mesurer, ouvrirBanc, RAMASSABLE } from '@/tests/support/banc'
import { comparer, ouvrirEnvois, suivreMemoire } from '@/tests/support/banc-verification'

const RAPPORT_MAX = 1.5
const TOURS = 6
const PAR_TOUR = 150
const EN_TETE = 150
const ENVOIS = 500
// Keeping 32 KiB of each file would show.
const CROISSANCE_MAX = 16
const ATTENDUES = ['original authentique', 'change modifie', 'gros inconnu']

const dire = (texte: string) => process.stdout.write(`${texte}\n`)
let tenu = true
const juger = (nom: string, valeur: number, maximum: number, unite = '') => {
  dire(`${nom}: ${valeur.toFixed(2)}${unite}, at most ${maximum}${unite}${valeur <= maximum ? '' : '  MISSED'}`)
  if (!(valeur <= maximum)) tenu = false
}

const banc = await ouvrirBanc({ TRUSTED_PROXIES: '1', ...RAMASSABLE }) // each sender then has an address of its own
const envois = await ouvrirEnvois(banc)
const { adresse, pid } = banc.web
try {
  await mesurer(adresse, 1000)
  await envois.envoyer(EN_TETE, 10)
  const [repos, charge] = await comparer(adresse, envois, TOURS, PAR_TOUR)
  dire(`/ idle              ${enClair(repos)}`)
  dire(`/ while ten verify  ${enClair(charge)}`)
  juger('Ratio of the p95', charge.p95 / repos.p95, RAPPORT_MAX)
  const processus = { web: pid, auxiliary: auxiliaire(pid, 'verificateur') }
  const releves = await suivreMemoire(Object.values(processus), envois, ENVOIS)
  for (const [rang, nom] of Object.keys(processus).entries()) {
    const { avant = 0, pendant = [], apres = 0 } = releves[rang] ?? {}
    dire(`The ${nom} process keeps ${avant.toFixed(1)} MiB before and ${apres.toFixed(1)} after ${ENVOIS} files in a row`)
    dire(`  and has, with what is to be collected, every 50 files: ${pendant.map(Math.round).join(' ')} MiB`)
    juger(`Growth of the ${nom} process`, apres - avant, CROISSANCE_MAX, ' MiB')
  }
  dire('Answers:')
  for (const [dit, nombre] of Object.entries(envois.total)) {
    const attendue = ATTENDUES.includes(dit)
    dire(`  ${dit} ${nombre}${attendue ? '' : '  WRONG'}`)
    if (!attendue) tenu = false
  }
} finally {
  envois.fermer()
  await banc.fermer()
}
process.exit(tenu ? 0 : 1)
