// `npm run bench:verification`: what people who verify files, by the page and by its API, cost to the others in time and memory.
// Exits 1 when a bar is missed.
import { auxiliaire, enClair, mesurer, ouvrirBanc } from '@/tests/support/banc'
import { comparer, ouvrirEnvois, suivreMemoire } from '@/tests/support/banc-verification'

const RAPPORT_MAX = 1.5
const TOURS = 6
const PAR_TOUR = 150
const EN_TETE = 150
const ENVOIS = 500
// Readings of a process that keeps nothing differ by up to 7 MiB (measured); keeping 32 KiB of each file would show.
const CROISSANCE_WEB_MAX = 16
// The auxiliary holds up to twenty files of 5 MB, and gives the room back when its collector pleases.
const CROISSANCE_AUXILIAIRE_MAX = 100

const dire = (texte: string) => process.stdout.write(`${texte}\n`)
const croissance = ([avant = 0, ...apres]: number[]) => Math.max(...apres.slice(-5)) - avant
let tenu = true
const juger = (nom: string, valeur: number, maximum: number, unite = '') => {
  dire(`${nom}: ${valeur.toFixed(2)}${unite}, at most ${maximum}${unite}${valeur <= maximum ? '' : '  MISSED'}`)
  if (!(valeur <= maximum)) tenu = false
}

const banc = await ouvrirBanc({ TRUSTED_PROXIES: '1' }) // each sender then has an address of its own
const envois = await ouvrirEnvois(banc)
const { adresse, pid } = banc.web
try {
  await mesurer(adresse, 1000)
  await envois.envoyer(EN_TETE, 10)
  const [repos, charge] = await comparer(adresse, envois, TOURS, PAR_TOUR)
  dire(`/ idle              ${enClair(repos)}`)
  dire(`/ while ten verify  ${enClair(charge)}`)
  juger('Ratio of the p95', charge.p95 / repos.p95, RAPPORT_MAX)
  const [web = [], aide = []] = await suivreMemoire([pid, auxiliaire(pid, 'verificateur')], envois, ENVOIS)
  for (const [nom, releves, maximum] of [
    ['web', web, CROISSANCE_WEB_MAX],
    ['auxiliary', aide, CROISSANCE_AUXILIAIRE_MAX],
  ] as const) {
    dire(`Memory of the ${nom} process, every 50 files of ${ENVOIS} in a row: ${releves.map(Math.round).join(' ')} MiB`)
    juger(`Growth of the ${nom} process`, croissance(releves), maximum, ' MiB')
  }
  dire('Answers:')
  for (const [dit, nombre] of Object.entries(envois.total)) dire(`  ${dit} ${nombre}`)
  const attendues = ['original authentique', 'change modifie', 'gros inconnu']
  if (Object.keys(envois.total).some((dit) => !attendues.includes(dit))) tenu = false
} finally {
  envois.fermer()
  await banc.fermer()
}
process.exit(tenu ? 0 : 1)
