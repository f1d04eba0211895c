import { ACTIONS, ADRESSES, ROLES } from '../../lib/core/acces'
import { test } from './support/client'
import {
  actionsConstruites,
  adresseExemple,
  adressesConstruites,
  appeler,
  demander,
  type Monde,
  preparerMonde,
} from './support/matrice'
import { expect } from './support/portail'

// Some 100 addresses and actions, each asked for once by each role.
test.describe.configure({ mode: 'parallel', timeout: 120_000 })
test.use({ trace: 'off' })

let monde: Monde
test.beforeAll(async ({ fabrique }) => {
  monde = await preparerMonde(fabrique)
})

test('every page, address and action of the build has its line, and no line is of what is not there [SEC-A4]', () => {
  const conseil = 'add or remove its line in lib/core/acces.ts'
  expect(adressesConstruites().sort(), `${conseil}, ADRESSES`).toEqual(Object.keys(ADRESSES).sort())
  const actions = actionsConstruites().map(({ nom }) => nom)
  expect(actions.sort(), `${conseil}, ACTIONS`).toEqual(Object.keys(ACTIONS).sort())
  const sansExemple = adressesConstruites().filter((chemin) => !adresseExemple(chemin, monde))
  expect(sansExemple, 'add what stands for its brackets to the exemples of tests/e2e/support/matrice.ts').toEqual([])
})

for (const role of ROLES) {
  test(`${role} opens what the matrix says, and nothing else [SEC-A4]`, async ({ client, fabrique }) => {
    const outils = { client: await client(), role, monde, fabrique }
    const obtenu: Record<string, unknown> = {}
    const attendu: Record<string, unknown> = {}
    for (const [chemin, regle] of Object.entries(ADRESSES)) {
      attendu[chemin] = regle[role]
      obtenu[chemin] = await demander(adresseExemple(chemin, monde) ?? '', outils)
    }
    for (const action of actionsConstruites()) {
      const page = action.pages.map((chemin) => adresseExemple(chemin, monde)).find(Boolean) ?? '/'
      attendu[action.nom] = ACTIONS[action.nom]?.[role]
      obtenu[action.nom] = await appeler(action, page, outils)
    }
    expect(obtenu).toEqual(attendu)
  })
}
