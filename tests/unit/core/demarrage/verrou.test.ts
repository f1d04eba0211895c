import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { argsDe } from '@/lib/core/demarrage/processus'
import { debutDuProcessus, porteurDuVerrou, prendreVerrou } from '@/lib/core/demarrage/verrou'

const ADRESSE = 'http://localhost:3000'
let dossier = ''
let fichier = ''
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'kairos-verrou-'))
  fichier = join(dossier, 'kairos.lock')
})
afterEach(() => rmSync(dossier, { recursive: true }))

const laisse = (porteur: object) => writeFileSync(fichier, JSON.stringify({ adresse: ADRESSE, arret: false, ...porteur }))

test('one holder at a time, named to the others; free once released', async () => {
  const verrou = await prendreVerrou(fichier, ADRESSE)
  expect(porteurDuVerrou(fichier)).toMatchObject({ pid: process.pid, adresse: ADRESSE })
  await expect(prendreVerrou(fichier, ADRESSE)).rejects.toThrow(`process ${process.pid}, ${ADRESSE}`)
  verrou.liberer()
  expect(readdirSync(dossier)).toEqual([])
  await expect(prendreVerrou(fichier, ADRESSE)).resolves.toBeDefined()
})

test.each([
  ['of a process that is gone', { pid: 2 ** 22 + 1, debut: 'x' }],
  ['whose number is another process’s now', { pid: process.pid, debut: 'an earlier boot 42' }],
])('a lock %s is taken over', async (_cas, porteur) => {
  laisse(porteur)
  expect(porteurDuVerrou(fichier)).toBeNull()
  await prendreVerrou(fichier, ADRESSE)
  expect(porteurDuVerrou(fichier)).toMatchObject({ pid: process.pid, debut: debutDuProcessus(process.pid) })
  expect(readdirSync(dossier)).toEqual(['kairos.lock'])
})

test('a lock cut short by a full disk holds nothing', async () => {
  writeFileSync(fichier, '{"pid":')
  await expect(prendreVerrou(fichier, ADRESSE)).resolves.toBeDefined()
})

test('a holder that is stopping is waited for', async () => {
  const ancien = await prendreVerrou(fichier, ADRESSE)
  ancien.marquerArret()
  const suivant = prendreVerrou(fichier, 'http://localhost:3001')
  ancien.liberer()
  await suivant
  expect(porteurDuVerrou(fichier)).toMatchObject({ adresse: 'http://localhost:3001', arret: false })
})

test('of several starts on an abandoned lock, exactly one gets it', async () => {
  laisse({ pid: 2 ** 22 + 1, debut: 'x' })
  const script = join(dossier, 'prendre.ts')
  const chemin = join(process.cwd(), 'lib/core/demarrage/verrou.ts')
  writeFileSync(
    script,
    `import { prendreVerrou } from ${JSON.stringify(chemin)}
     process.once('message', async () => {
       const pris = await prendreVerrou(${JSON.stringify(fichier)}, 'x').then(() => 'pris', () => 'refuse')
       process.send?.(pris)
     })
     process.on('disconnect', () => process.exit())
     process.send?.('pret')`,
  )
  const enfants = Array.from({ length: 3 }, () =>
    spawn(process.execPath, argsDe(script), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  )
  await Promise.all(enfants.map((enfant) => once(enfant, 'message')))
  const reponses = enfants.map((enfant) => once(enfant, 'message'))
  for (const enfant of enfants) enfant.send('go')
  const issues = (await Promise.all(reponses)).flat().filter((issue) => typeof issue === 'string')
  expect(issues.toSorted()).toEqual(['pris', 'refuse', 'refuse'])
  expect(JSON.parse(readFileSync(fichier, 'utf8')).pid).toBe(enfants[issues.indexOf('pris')]?.pid)
  for (const enfant of enfants) enfant.kill('SIGKILL')
}, 20_000)
