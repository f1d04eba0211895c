// The end of `npm test`: writes docs/securite.md from what both runs reported, and fails when a case has no test that passed.
import { readFileSync, writeFileSync } from 'node:fs'
import { preuvesPlaywright, preuvesVitest, rapporter } from '@/tests/support/securite/rapport'

const lire = (fichier: string) => JSON.parse(readFileSync(`test-reports/${fichier}.json`, 'utf8'))
const { texte, fautes } = rapporter([...preuvesVitest(lire('vitest'), process.cwd()), ...preuvesPlaywright(lire('playwright'))])
writeFileSync('docs/securite.md', texte)
for (const faute of fautes) process.stderr.write(`${faute}\n`)
process.exitCode = fautes.length > 0 ? 1 : 0
