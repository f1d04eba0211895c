import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { reverifierOrganisme } from '@/lib/organisme/jobs'
import { SIRETS, startAnnuaireServer } from '@/tests/support/annuaire-server'

let server: Awaited<ReturnType<typeof startAnnuaireServer>>
beforeAll(async () => {
  server = await startAnnuaireServer()
  process.env.ANNUAIRE_URL = server.annuaireUrl
})
afterAll(() => server.close())

const creer = (siret: string) =>
  getPrisma().organisme.create({
    data: {
      siret,
      formeJuridique: '9220',
      raisonSociale: 'Institut d’essai',
      nda: '11751234567',
      courriel: 'contact@institut.test',
      voie: '12 rue des Essais',
      codePostal: '75020',
      ville: 'Paris',
    },
  })
const journalDe = (organismeId: string) =>
  getPrisma().journal.findMany({ where: { organismeId }, select: { evenement: true, acteurType: true, de: true, vers: true } })

test.each([
  [SIRETS.ouvert, 'verifiee'],
  [SIRETS.ferme, 'fermee'],
  [SIRETS.inconnu, 'inconnue'],
])('what the directory says of %s is written, with its line: %s', async (siret, verification) => {
  const { id } = await creer(siret)
  await reverifierOrganisme({ organismeId: id })
  const apres = await getPrisma().organisme.findUniqueOrThrow({ where: { id } })
  expect(apres).toMatchObject({ verification, verifieeLe: expect.any(Date), raisonSociale: 'Institut d’essai' })
  expect(await journalDe(id)).toEqual([
    { evenement: 'organisme.verifier', acteurType: 'systeme', de: 'non_verifiee', vers: verification },
  ])
})

test('an unavailable directory throws, so that the queue tries again, and writes nothing', async () => {
  const { id } = await creer(SIRETS.erreur)
  await expect(reverifierOrganisme({ organismeId: id })).rejects.toThrow('directory unavailable')
  expect(await getPrisma().organisme.findUniqueOrThrow({ where: { id } })).toMatchObject({
    verification: 'non_verifiee',
    verifieeLe: null,
  })
  expect(await journalDe(id)).toEqual([])
})

test('an organisme that is gone ends the job', async () => {
  await expect(reverifierOrganisme({ organismeId: '00000000-0000-7000-8000-000000000000' })).resolves.toBeUndefined()
})
