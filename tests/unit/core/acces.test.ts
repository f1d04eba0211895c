import { describe, expect, test } from 'vitest'
import { ACTIONS, type Acces, ADRESSES, ROLES } from '@/lib/core/acces'
import { fichiers, sources } from '@/tests/support/sources'

// tests/e2e/matrice.spec.ts compares the matrix with the build, as each role; here, what lacks is said before there is one.
const SANS_FICHIER = ['/icon.svg', '/robots.txt'] // made by files of other names

test('every page and address of app/ has its line in lib/core/acces.ts', () => {
  const routes = fichiers('app').filter((chemin) => /\/(?:page\.tsx|route\.ts)$/.test(chemin))
  const adresses = routes.map((chemin) => chemin.replace(/^app(.*)\/[^/]+$/, '$1') || '/')
  expect(adresses.concat(SANS_FICHIER).sort()).toEqual(Object.keys(ADRESSES).sort())
})

test('every server action has its line in lib/core/acces.ts', () => {
  const actions = sources('lib').flatMap(({ chemin, texte }) => {
    const nom = /^lib\/([^/]+)\/actions\.ts$/.exec(chemin)?.[1]
    const exports = nom ? texte.matchAll(/^export (?:const|async function) (\w+)/gm) : []
    return Array.from(exports, ([, action]) => `${nom}.${action}`)
  })
  expect(actions.sort()).toEqual(Object.keys(ACTIONS).sort())
})

describe('what a role gets', () => {
  const tous = (acces: Acces) => Object.fromEntries(ROLES.map((role) => [role, acces]))
  const anonymes = { anonyme: 'connexion', non_active: 'connexion', gele: 'connexion', en_attente: 'connexion' }

  test('of a page of organisme A’s', () => {
    const siens = { gestionnaire: 'ouvert', rgc: 'ouvert' }
    const autres = { ...tous('introuvable'), ...anonymes, sans_facteur: 'facteur', organisme_gele: 'gel' }
    expect(ADRESSES['/adhesion/[id]']).toEqual({ ...autres, ...siens })
  })

  test('of a page of the agents’', () => {
    const siens = { agent: 'ouvert', administrateur: 'ouvert' }
    expect(ADRESSES['/admin/demandes']).toEqual({ ...tous('introuvable'), ...anonymes, sans_facteur: 'facteur', ...siens })
    expect(ADRESSES['/admin/journal']).toMatchObject({ agent: 'introuvable', administrateur: 'ouvert' })
  })

  test('of what a program asks for, of what waits for a code, and of what is everybody’s', () => {
    expect(ADRESSES['/adhesion/[id]/etat']).toEqual({ ...tous('introuvable'), gestionnaire: 'ouvert', rgc: 'ouvert' })
    expect(ACTIONS['facteur.verifierCode']).toEqual({ ...tous('connexion'), en_attente: 'ouvert' })
    expect(ADRESSES['/']).toEqual(tous('ouvert'))
  })
})
