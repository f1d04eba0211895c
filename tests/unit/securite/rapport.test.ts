import { expect, test } from 'vitest'
import { CAS } from '@/tests/support/securite/cas'
import { type Preuve, preuvesPlaywright, preuvesVitest, rapporter } from '@/tests/support/securite/rapport'
import { sources } from '@/tests/support/sources'

const IDS = Object.values(CAS).flatMap((cas) => Object.keys(cas))
const toutes = (): Preuve[] => IDS.map((id) => ({ fichier: 'a.test.ts', titre: `holds [${id}]`, reussi: true }))

test('the tests of both runs are read, with their groups', () => {
  const unitaires = { ancestorTitles: ['a group'], title: 'holds [SEC-P1]', status: 'passed' }
  expect(preuvesVitest({ testResults: [{ name: '/x/tests/unit/a.test.ts', assertionResults: [unitaires] }] }, '/x')).toEqual([
    { fichier: 'tests/unit/a.test.ts', titre: 'a group › holds [SEC-P1]', reussi: true },
  ])
  const specs = [{ title: 'holds [SEC-A1]', tests: [{ status: 'expected' }, { status: 'flaky' }] }]
  const groupe = { title: 'a group', file: 'a.spec.ts', specs }
  expect(preuvesPlaywright({ suites: [{ title: 'a.spec.ts', file: 'a.spec.ts', specs: [], suites: [groupe] }] })).toEqual([
    { fichier: 'tests/e2e/a.spec.ts', titre: 'a group › holds [SEC-A1]', reussi: false },
  ])
})

test('a case without a test, with one that fails or with a name of no list is a fault', () => {
  expect(rapporter(toutes()).fautes).toEqual([])
  expect(rapporter(toutes().slice(1)).fautes).toEqual(['SEC-I1 has no test.'])
  const echec = { fichier: 'b.test.ts', titre: 'breaks [SEC-I1] [SEC-I2]', reussi: false }
  expect(rapporter([...toutes(), echec]).fautes).toHaveLength(2)
  expect(rapporter([...toutes(), { ...echec, titre: 'x [SEC-Z9]', reussi: true }]).fautes).toEqual([
    'b.test.ts names SEC-Z9, which is no case.',
  ])
})

test('the list is the same whatever the order of the tests, without their marks', () => {
  const { texte } = rapporter(toutes())
  expect(rapporter(toutes().reverse()).texte).toBe(texte)
  expect(texte).toContain('- `a.test.ts`: holds\n')
})

test('the marks of the tests are of cases that exist', () => {
  const ecrites = sources('tests')
    .filter(({ chemin }) => /\.(?:test|spec)\.tsx?$/.test(chemin) && !chemin.startsWith('tests/unit/securite/'))
    .flatMap(({ chemin, texte }) => Array.from(texte.matchAll(/\[(SEC-[^\]]*)\]/g), ([, id = '']) => ({ chemin, id })))
  expect(ecrites.filter(({ id }) => !IDS.includes(id))).toEqual([])
})
