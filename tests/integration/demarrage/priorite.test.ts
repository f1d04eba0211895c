import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

// In a process of its own: a priority that was given up can't be taken back.
const PROGRAMME = `
  import { readdirSync, readFileSync } from 'node:fs'
  import { cederLaPlace } from '@/lib/core/demarrage/priorite'
  const lire = () => readdirSync('/proc/self/task').map((fil) =>
    Number(readFileSync('/proc/self/task/' + fil + '/stat', 'utf8').replace(/^.*\\) /, '').split(' ')[16]))
  const avant = lire()
  cederLaPlace()
  process.stdout.write(JSON.stringify([avant, lire()]))`

test('every thread gives way, those that collect memory and compile too', () => {
  const args = ['--import', './scripts/hooks.mjs', '--import', 'tsx', '--input-type=module', '-e', PROGRAMME]
  const [avant, apres] = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as [number[], number[]]
  expect(avant.length).toBeGreaterThan(1)
  expect(new Set(apres)).toEqual(new Set([19]))
})
