// `npm run bench:file`: the agents' queue with 1,000,000 organismes and 2,000,000 demandes, beside one with 1,000 organismes,
// both asked in turn over HTTP. Each p95 is at most 1.5 times its own value in the small one, and 3 times that of an empty
// signed-in page (statistics: 6). The data is built once, in BENCH_DATA_DIR. Exits 1 when a bar is missed.
import { resumer } from '@/tests/support/banc'
import { chronometrer, ouvrirBancFile, preparerSondes } from '@/tests/support/banc-file'

const [PETITE, GRANDE] = [1000, Number(process.env.BENCH_ORGANISMES ?? 1_000_000)]
const TOURS = Number(process.env.BENCH_TOURS ?? 200)
const CHAUFFE = 15
const RAPPORT_MAX = 1.5
const FACTEUR_MAX = 3

const melanger = <T>(liste: T[]): T[] =>
  liste
    .map((valeur) => ({ valeur, rang: Math.random() }))
    .sort((une, autre) => une.rang - autre.rang)
    .map(({ valeur }) => valeur)
const dire = (texte: string) => process.stdout.write(`${texte}\n`)
const { bases, fermer } = await ouvrirBancFile(process.env.BENCH_DATA_DIR ?? '.kairos/bench-file', [PETITE, GRANDE])
let tenu = true
try {
  const sondes = await preparerSondes(bases)
  const temps = sondes.map(() => bases.map((): number[] => []))
  for (let tour = -CHAUFFE; tour < TOURS; tour++)
    // The two are asked one after the other, in either order: what else the machine does weighs on both alike. The pages come in
    // another order each time: in the same one, the collector of the web process would pause at the same pages again and again.
    for (const [rang, { chemin }] of melanger([...sondes.entries()]))
      for (const laquelle of tour % 2 === 0 ? [0, 1] : [1, 0]) {
        const base = bases[laquelle]
        if (!base) throw new Error('no database')
        const ms = await chronometrer(base, chemin(base, tour + CHAUFFE))
        if (tour >= 0) temps[rang]?.[laquelle]?.push(ms)
      }
  const p95 = temps.map((parBase) => parBase.map((releves) => resumer(releves).p95))
  const [vide = 0] = (p95[0] ?? []).slice(1)
  dire(`p95 in ms of ${TOURS} requests each`)
  dire(
    [
      'page'.padEnd(28),
      `${PETITE}`.padStart(9),
      `${GRANDE}`.padStart(9),
      'ratio'.padStart(7),
      'empty'.padStart(7),
      '  verdict',
    ].join(' '),
  )
  for (const [rang, { nom, facteur = FACTEUR_MAX }] of sondes.entries()) {
    const [petite = 0, grande = 0] = p95[rang] ?? []
    const [rapport, fois] = [grande / petite, grande / vide]
    const tient = rang === 0 || (rapport <= RAPPORT_MAX && fois <= facteur)
    if (!tient) tenu = false
    dire(
      [
        ...[nom.padEnd(28), petite.toFixed(1).padStart(9), grande.toFixed(1).padStart(9), rapport.toFixed(2).padStart(7)],
        ...[fois.toFixed(2).padStart(7), `  ${tient ? 'held' : 'MISSED'}`],
      ].join(' '),
    )
  }
} finally {
  await fermer()
}
process.exit(tenu ? 0 : 1)
