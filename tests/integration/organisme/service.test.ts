import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { creerAnnuaire, type Reglages } from '@/lib/annuaire/service'
import { getPrisma } from '@/lib/core/db'
import { findAnnuaireCache } from '@/lib/organisme/data'
import { chercherEtablissement } from '@/lib/organisme/service'
import { INSEE_CLE, ndaInvente, nomInvente, SIRETS, startAnnuaireServer } from '@/tests/support/annuaire-server'
import { siretInvente } from '@/tests/support/sirets'

let server: Awaited<ReturnType<typeof startAnnuaireServer>>
beforeAll(async () => {
  server = await startAnnuaireServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  server.requetes.length = 0
  server.panne(false)
  await getPrisma().annuaireCache.deleteMany()
})

const annuaireDe = (reglages: Partial<Reglages> = {}) =>
  creerAnnuaire({ annuaireUrl: server.annuaireUrl, inseeUrl: server.inseeUrl, inseeCle: undefined, ...reglages })
const chercher = (siret: string, reglages?: Partial<Reglages>) => chercherEtablissement(siret, { annuaire: annuaireDe(reglages) })

const SIEGE = {
  enseigne: 'ESSAI FORMATION',
  voie: '12 RUE DES ESSAIS',
  immeuble: 'BATIMENT B',
  mentionsDistribution: 'BP 123',
  codePostal: '75020',
  ville: 'Paris',
}
const connu = (siret: string) => ({ siret, raisonSociale: nomInvente(siret), ndas: [ndaInvente(siret)] })

describe('the first source', () => {
  test('an open head office, with its address in parts', async () => {
    expect(await chercher(SIRETS.ouvert)).toEqual({
      statut: 'trouve',
      etablissement: { ...SIEGE, ...connu(SIRETS.ouvert), formeJuridique: '9220' },
    })
  })

  test('another establishment has only the line of its own address', async () => {
    expect(await chercher(SIRETS.secondaire)).toMatchObject({
      statut: 'trouve',
      etablissement: {
        siret: SIRETS.secondaire,
        voie: '7 B CHEMIN DES EPREUVES',
        immeuble: null,
        mentionsDistribution: null,
        codePostal: '69003',
        ville: 'Lyon',
      },
    })
  })

  test('a CEDEX is kept as the address to write to', async () => {
    expect(await chercher(SIRETS.cedex)).toMatchObject({ etablissement: { codePostal: '75987', ville: 'PARIS CEDEX 20' } })
  })

  test('a closed establishment and a ceased company', async () => {
    expect(await chercher(SIRETS.ferme)).toEqual({
      statut: 'ferme',
      fermeLe: '2022-10-22',
      etablissement: { ...SIEGE, ...connu(SIRETS.ferme), formeJuridique: '5499' },
    })
    expect(await chercher(SIRETS.cesse)).toMatchObject({ statut: 'ferme', fermeLe: '2021-06-30' })
  })

  test('masked values are null', async () => {
    expect(await chercher(SIRETS.masque)).toEqual({
      statut: 'trouve',
      etablissement: {
        siret: SIRETS.masque,
        raisonSociale: null,
        enseigne: null,
        formeJuridique: '9220',
        voie: null,
        immeuble: null,
        mentionsDistribution: null,
        codePostal: '75020',
        ville: 'Paris',
        ndas: [ndaInvente(SIRETS.masque)],
      },
    })
  })

  test.each([['inconnu'], ['autre']] as const)('unknown: %s', async (cas) => {
    expect(await chercher(SIRETS[cas])).toEqual({ statut: 'inconnu' })
  })

  test.each([['trop'], ['erreur'], ['illisible'], ['inattendu'], ['coupe'], ['redirige'], ['inseeFerme']] as const)(
    'unavailable, and INSEE is not asked without a key: %s',
    async (cas) => {
      expect(await chercher(SIRETS[cas])).toEqual({ statut: 'indisponible' })
      expect(server.requetes).toEqual([`annuaire ${SIRETS[cas]}`])
    },
  )

  test('a server that never ends its answer is left after the limit, body included', async () => {
    const debut = performance.now()
    expect(await chercher(SIRETS.lent, { delaiMs: 300 })).toEqual({ statut: 'indisponible' })
    expect(performance.now() - debut).toBeLessThan(3_000)
  })

  test('an address where nobody answers is unavailable', async () => {
    expect(await chercher(SIRETS.ouvert, { annuaireUrl: 'http://127.0.0.1:1' })).toEqual({ statut: 'indisponible' })
  })
})

describe('INSEE, when the first source fails and a key is set', () => {
  const avecCle = (siret: string) => chercher(siret, { inseeCle: INSEE_CLE, delaiMs: 300 })

  test.each([['trop'], ['erreur'], ['lent'], ['illisible'], ['inattendu']] as const)('open: %s', async (cas) => {
    const siret = SIRETS[cas]
    expect(await avecCle(siret)).toEqual({
      statut: 'trouve',
      etablissement: {
        siret,
        raisonSociale: nomInvente(siret),
        enseigne: 'ESSAI FORMATION',
        formeJuridique: '5499',
        voie: '20 AVENUE DES EPREUVES',
        immeuble: null,
        mentionsDistribution: null,
        codePostal: '75007',
        ville: 'Paris',
        ndas: [],
      },
    })
    expect(server.requetes).toEqual([`annuaire ${siret}`, `insee ${siret}`])
  })

  test('closed, ceased, masked, unknown, failing', async () => {
    expect(await avecCle(SIRETS.inseeFerme)).toMatchObject({ statut: 'ferme', fermeLe: '2023-01-31' })
    expect(await avecCle(SIRETS.inseeCesse)).toMatchObject({ statut: 'ferme', fermeLe: null })
    expect(await avecCle(SIRETS.inseeMasque)).toMatchObject({
      statut: 'trouve',
      etablissement: { raisonSociale: null, enseigne: null, voie: null, ville: 'Paris' },
    })
    expect(await avecCle(SIRETS.inseeInconnu)).toEqual({ statut: 'inconnu' })
    expect(await avecCle(SIRETS.inseeErreur)).toEqual({ statut: 'indisponible' })
    expect(await avecCle(SIRETS.inseeSansRoute)).toEqual({ statut: 'indisponible' })
  })

  test('a refused key is a failure, and an answer of the first source is enough', async () => {
    expect(await chercher(SIRETS.erreur, { inseeCle: 'fausse' })).toEqual({ statut: 'indisponible' })
    expect(await avecCle(SIRETS.inconnu)).toEqual({ statut: 'inconnu' })
    expect(server.requetes.at(-1)).toBe(`annuaire ${SIRETS.inconnu}`)
  })
})

describe('the cache', () => {
  const DEBUT = new Date('2026-11-02T10:00:00Z')
  const plus = (ms: number) => new Date(DEBUT.getTime() + ms)
  const HEURE = 3_600_000

  test.each([
    ['ouvert', 24 * HEURE],
    ['ferme', 24 * HEURE],
    ['inconnu', HEURE],
  ] as const)('%s is kept until the end of its time, and asked again then', async (cas, duree) => {
    const annuaire = annuaireDe()
    const siret = SIRETS[cas]
    const premiere = await chercherEtablissement(siret, { annuaire, maintenant: DEBUT })
    expect(await chercherEtablissement(siret, { annuaire, maintenant: plus(duree - 1) })).toEqual(premiere)
    expect(server.requetes).toHaveLength(1)
    expect(await chercherEtablissement(siret, { annuaire, maintenant: plus(duree) })).toEqual(premiere)
    expect(server.requetes).toHaveLength(2)
    expect(await findAnnuaireCache(siret, plus(duree + 1))).not.toBeNull()
  })

  test('an unavailable directory is not kept', async () => {
    expect(await chercher(SIRETS.erreur)).toEqual({ statut: 'indisponible' })
    expect(await getPrisma().annuaireCache.count()).toBe(0)
  })

  test('a line of another shape is ignored and replaced', async () => {
    await getPrisma().annuaireCache.create({
      data: { siret: SIRETS.ouvert, reponse: { statut: 'trouve' }, obtenueLe: new Date() },
    })
    expect(await chercher(SIRETS.ouvert)).toMatchObject({ statut: 'trouve', etablissement: { siret: SIRETS.ouvert } })
    expect(await findAnnuaireCache(SIRETS.ouvert, new Date())).toMatchObject({ etablissement: { siret: SIRETS.ouvert } })
  })

  test('two searches at once leave one line', async () => {
    await Promise.all([chercher(SIRETS.ouvert), chercher(SIRETS.ouvert), chercher(SIRETS.ouvert)])
    expect(await getPrisma().annuaireCache.count()).toBe(1)
  })
})

describe('the breaker', () => {
  test('opens after five failures in a row, tries again later, closes on success', async () => {
    const annuaire = annuaireDe({ repriseMs: 200 })
    const essai = (graine: number) => chercherEtablissement(siretInvente(graine), { annuaire })
    server.panne(true)
    for (let graine = 100; graine < 107; graine++) expect(await essai(graine)).toEqual({ statut: 'indisponible' })
    expect(server.requetes).toHaveLength(5)
    server.panne(false)
    await expect.poll(async () => (await essai(108)).statut, { interval: 50, timeout: 5_000 }).toBe('trouve')
    expect(server.requetes).toHaveLength(6)
    expect(await essai(109)).toMatchObject({ statut: 'trouve' })
  })

  test('four failures and a success keep it closed, and INSEE has its own', async () => {
    const annuaire = annuaireDe({ inseeCle: INSEE_CLE, repriseMs: 60_000 })
    const essai = async (siret: string) => (await chercherEtablissement(siret, { annuaire })).statut
    for (const _ of [1, 2, 3, 4]) expect(await essai(SIRETS.inseeErreur)).toBe('indisponible')
    expect(await essai(SIRETS.ouvert)).toBe('trouve')
    expect(await essai(SIRETS.inseeErreur)).toBe('indisponible') // fifth in a row for INSEE, first for the directory
    expect(await essai(SIRETS.erreur)).toBe('indisponible')
    expect(server.requetes.slice(-2)).toEqual([`insee ${SIRETS.inseeErreur}`, `annuaire ${SIRETS.erreur}`])
  })
})
