import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ESPACE_MINIMAL, espaceLibre, phraseEspace } from '@/lib/core/demarrage/disque'
import { estUtilisable, preparerDossier, secretDuDossier } from '@/lib/core/demarrage/dossier'
import { estDisquePlein, Faute, phraseDe } from '@/lib/core/demarrage/faute'

const MEGA = 1024 * 1024

const attraper = (geste: () => unknown): unknown => {
  try {
    return geste()
  } catch (error) {
    return error
  }
}

test('a full disk is recognised wherever it shows', () => {
  expect(estDisquePlein(attraper(() => writeFileSync('/dev/full', 'x')))).toBe(true)
  expect(estDisquePlein(new Error('start failed', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) }))).toBe(true)
  expect(estDisquePlein(Object.assign(new Error('could not extend file'), { code: '53100' }))).toBe(true)
  expect(estDisquePlein(Object.assign(new Error('initdb'), { stderr: 'could not write: No space left on device' }))).toBe(true)
  expect(estDisquePlein(attraper(() => readFileSync('/nowhere/at/all')))).toBe(false)
  for (const rien of [null, undefined, 'ENOSPC', 28]) expect(estDisquePlein(rien)).toBe(false)
})

test('an expected fault is a sentence; an unexpected one keeps its stack', () => {
  expect(phraseDe(new Faute('The port is taken.'))).toBe('The port is taken.')
  expect(phraseDe(attraper(() => writeFileSync('/dev/full', 'x')))).toMatch(/^The disk is full/)
  expect(phraseDe(Object.assign(new Error('x'), { code: 'EACCES', path: '/data' }))).toMatch(
    /^\/data can't be written \(EACCES\)/,
  )
  expect(phraseDe(new TypeError('x is not a function'))).toBeNull()
})

test('the disk is too full below the minimum, and only there', () => {
  const octets = (nombre: number) => ({ bavail: nombre, bsize: 1 })
  expect(phraseEspace(octets(ESPACE_MINIMAL), '/data')).toBeNull()
  expect(phraseEspace(octets(ESPACE_MINIMAL + 1), '/data')).toBeNull()
  expect(phraseEspace(octets(ESPACE_MINIMAL - 1), '/data')).toMatch(
    /^The disk of \/data is full: 299 MB left where 300 are needed/,
  )
  expect(espaceLibre({ bavail: 256, bsize: 4096 })).toBe(MEGA)
})

test('a folder becomes ours when it is empty or was ours', () => {
  expect(estUtilisable([])).toBe(true)
  expect(estUtilisable(['lost+found'])).toBe(true)
  expect(estUtilisable(['kairos.lock.12.new'])).toBe(true)
  expect(estUtilisable(['postgres', 'postgres.password', 'notes.txt'])).toBe(true)
  expect(estUtilisable(['notes.txt'])).toBe(false)
  expect(estUtilisable(['postgresql', 'secrets'])).toBe(false)
})

test('the secret is made once, for its owner alone', () => {
  const dossier = join(mkdtempSync(join(tmpdir(), 'kairos-dossier-')), 'data')
  onTestFinished(() => rmSync(join(dossier, '..'), { recursive: true }))
  preparerDossier(dossier)
  const secret = secretDuDossier(dossier)
  expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(secretDuDossier(dossier)).toBe(secret)
  expect([statSync(dossier).mode & 0o777, statSync(join(dossier, 'secret')).mode & 0o777]).toEqual([0o700, 0o600])
  expect(readdirSync(dossier)).toEqual(['secret'])
})
