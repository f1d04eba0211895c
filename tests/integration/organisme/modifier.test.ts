import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { avecTerritoire } from '@/lib/organisme/communes'
import { enregistrerVerification, marquerFicheVue, modifierOrganisme } from '@/lib/organisme/mutations'
import { organismeSchema } from '@/lib/organisme/schema'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeGestionnaire } from '@/tests/support/factories'
import { formulaire, siretNeuf } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')

/** An organisme whose fiche is the form of tests/support/inscription.ts. */
async function fiche() {
  const saisie = avecTerritoire(organismeSchema.parse(formulaire()))
  const { organisme, compte } = await makeGestionnaire({ organisme: saisie })
  const modifier = (champs: Record<string, string>) => {
    const lue = avecTerritoire(organismeSchema.parse({ ...formulaire(), ...champs }))
    return modifierOrganisme({ organismeId: organisme.id, compteId: compte.id, saisie: lue }, MAINTENANT)
  }
  return { organisme, compte, modifier }
}
const relire = (id: string) => getPrisma().organisme.findUniqueOrThrow({ where: { id } })
const lignes = (organismeId: string) => getPrisma().journal.findMany({ where: { organismeId }, orderBy: { id: 'asc' } })

describe('« Éditer ma fiche »', () => {
  test('writes the fields, and a journal line that names those that changed without their values', async () => {
    const { organisme, compte, modifier } = await fiche()
    await modifier({ raisonSociale: 'Ateliers du Port', telephone1: '', codePostal: '20000', ville: 'Ajaccio' })
    expect(await relire(organisme.id)).toMatchObject({
      raisonSociale: 'Ateliers du Port',
      telephone1: null,
      codePostal: '20000',
      codeDepartement: '2A',
      codeRegion: '94',
      siret: organisme.siret,
    })
    const [ligne, ...autres] = await lignes(organisme.id)
    expect(autres).toEqual([])
    expect(ligne).toMatchObject({
      evenement: 'organisme.modifier',
      acteurType: 'membre',
      acteurId: compte.id,
      creeLe: MAINTENANT,
    })
    const champs = ['raisonSociale', 'telephone1', 'codePostal', 'ville', 'codeDepartement', 'codeRegion']
    expect(ligne?.donnees).toEqual({ champs })
  })

  test('never changes the SIRET, nor anything a form does not hold', async () => {
    const { organisme, modifier } = await fiche()
    const intrus = {
      siret: siretNeuf(),
      verification: 'fermee',
      id: '01900000-0000-7000-8000-000000000000',
      creeLe: '2000-01-01',
    }
    await modifier({ ...intrus, raisonSociale: 'Ateliers du Port' })
    const apres = await relire(organisme.id)
    expect(apres).toEqual({ ...organisme, raisonSociale: 'Ateliers du Port', modifieLe: apres.modifieLe })
  })

  test('without any change writes nothing', async () => {
    const { modifier } = await fiche()
    const avant = await empreinteDeLaBase()
    await modifier({})
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('is all or nothing', async () => {
    const { modifier } = await fiche()
    const avant = await empreinteDeLaBase()
    await expect(avecPanne('"Journal"', 'validation', () => modifier({ ville: 'Lyon' }))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})

test('the answer of the directory comes with its journal line, or not at all', async () => {
  const { organisme } = await fiche()
  const verifier = () => enregistrerVerification(organisme.id, 'fermee', MAINTENANT)
  const avant = await empreinteDeLaBase()
  await expect(avecPanne('"Journal"', 'validation', verifier)).rejects.toThrow()
  expect(await empreinteDeLaBase()).toEqual(avant)
  expect(await verifier()).toBe(true)
  expect(await lignes(organisme.id)).toMatchObject([
    { evenement: 'organisme.verifier', acteurType: 'systeme', de: 'verifiee', vers: 'fermee' },
  ])
})

test('the first visit of a fiche is remembered once', async () => {
  const { organisme } = await fiche()
  await marquerFicheVue(organisme.id, MAINTENANT)
  await marquerFicheVue(organisme.id, new Date(MAINTENANT.getTime() + 1))
  expect(await relire(organisme.id)).toMatchObject({ ficheVueLe: MAINTENANT })
})
