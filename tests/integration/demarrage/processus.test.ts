import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CODE_FAUTE } from '@/lib/core/demarrage/faute'
import { argsDe, superviserProcessus } from '@/lib/core/demarrage/processus'
import { attendreTexte, lancer, vit } from '@/tests/support/programmes'

let dossier = ''
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'kairos-processus-'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => rmSync(dossier, { recursive: true }))

/** A program that writes its number each time it starts, then does as told. */
function programme(suite: string) {
  const [script, journal] = [join(dossier, 'enfant.mjs'), join(dossier, 'journal')]
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(journal)}, process.pid + '\\n')\n${suite}`,
  )
  writeFileSync(journal, '')
  const controle = new AbortController()
  const echouer = vi.fn()
  const processus = superviserProcessus({ nom: 'essai', args: [script], env: process.env }, { signal: controle.signal, echouer })
  const pids = () => readFileSync(journal, 'utf8').trim().split('\n').filter(Boolean).map(Number)
  return { processus, echouer, controle, pids }
}

const RESTE = `process.on('disconnect', () => process.exit())`

test('a process that dies is started again, until the run ends', async () => {
  const { processus, controle, echouer, pids } = programme(RESTE)
  await vi.waitFor(() => expect(pids()).toHaveLength(1), 10_000)
  process.kill(Number(pids()[0]), 'SIGKILL')
  await vi.waitFor(() => expect(pids()).toHaveLength(2), 10_000)
  controle.abort()
  await processus.arreter(5_000)
  expect(pids().map(vit)).toEqual([false, false])
  expect(pids()).toHaveLength(2)
  expect(echouer).not.toHaveBeenCalled()
})

test('one that ends on an expected fault is not: it has said why', async () => {
  const { echouer, pids } = programme(`process.exit(${CODE_FAUTE})`)
  await vi.waitFor(() => expect(echouer).toHaveBeenCalledWith(null), 10_000)
  expect(pids()).toHaveLength(1)
})

test('one that keeps dying is given up', { timeout: 40_000 }, async () => {
  const { echouer, pids } = programme('process.exit(1)')
  await vi.waitFor(() => expect(echouer).toHaveBeenCalledOnce(), 30_000)
  expect(echouer.mock.calls[0]?.[0]).toMatch(/^The essai process ended 5 times in a minute/)
  expect(pids()).toHaveLength(5)
})

test('one that does not end when told is killed after its grace', async () => {
  const { processus, controle, pids } = programme(`process.on('SIGTERM', () => undefined)\n${RESTE}`)
  await vi.waitFor(() => expect(pids()).toHaveLength(1), 10_000)
  controle.abort()
  await processus.arreter(200)
  expect(pids().map(vit)).toEqual([false])
})

test('when the supervisor is killed, its processes end by themselves, Ctrl-C or not', async () => {
  const enfant = join(dossier, 'enfant.ts')
  writeFileSync(
    enfant,
    `import { finirAvec } from ${JSON.stringify(join(process.cwd(), 'lib/core/demarrage/processus.ts'))}
     finirAvec(async (raison) => process.stdout.write('fini ' + raison + '\\n'))
     process.kill(process.pid, 'SIGINT') // the terminal sends it to everyone: the supervisor alone decides
     process.stdout.write('pret ' + process.pid + '\\n')`,
  )
  const parent = join(dossier, 'parent.ts')
  writeFileSync(
    parent,
    `import { superviserProcessus } from ${JSON.stringify(join(process.cwd(), 'lib/core/demarrage/processus.ts'))}
     superviserProcessus({ nom: 'essai', args: ${JSON.stringify(argsDe(enfant))}, env: process.env }, { signal: new AbortController().signal, echouer: () => undefined })
     setInterval(() => undefined, 1000)`,
  )
  const superviseur = lancer(parent, [])
  await attendreTexte(superviseur, 'pret')
  const pid = Number(/pret (\d+)/.exec(superviseur.sortie())?.[1])
  expect(vit(pid)).toBe(true)
  superviseur.enfant.kill('SIGKILL')
  await attendreTexte(superviseur, 'fini orphelin')
  await vi.waitFor(() => expect(vit(pid)).toBe(false), 10_000)
})
