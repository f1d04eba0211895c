// `npm run bench:sceau`: 200 acceptances queued at once, and what making and sealing their documents costs to the pages.
// Another number: `npm run bench:sceau -- 40`. Exits 1 when a bar is missed.
import { enClair, mesurer, ouvrirBanc } from '@/tests/support/banc'
import { accepterEnAttente, comparerScellement } from '@/tests/support/banc-sceau'

const RAPPORT_MAX = 1.5
const nombre = Number(process.argv[2] ?? 200)

const dire = (texte: string) => process.stdout.write(`${texte}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const banc = await ouvrirBanc()
try {
  await mesurer(banc.web.adresse, 1000) // warms the pages up
  const { repos, charge, parMinute, scelles, lignes } = await comparerScellement(banc, await accepterEnAttente(banc, nombre))
  const rapport = charge.p95 / repos.p95
  const tenu = scelles === nombre && lignes === nombre && rapport <= RAPPORT_MAX
  dire(`Documents sealed: ${scelles} of ${nombre} (${lignes} lines of the journal), ${parMinute.toFixed(0)} a minute`)
  dire(`/ idle            ${enClair(repos)}`)
  dire(`/ while sealing   ${enClair(charge)}`)
  dire(`Ratio of the p95: ${rapport.toFixed(2)}, at most ${RAPPORT_MAX}${tenu ? '' : '  MISSED'}`)
  process.exitCode = tenu ? 0 : 1
} finally {
  await banc.fermer()
}
process.exit()
