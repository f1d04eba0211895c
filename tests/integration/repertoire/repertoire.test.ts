import { describe, expect, test } from 'vitest'
import { findOrganismeDetail, listOrganismes } from '@/lib/repertoire/data'
import { LIGNES_PAR_PAGE } from '@/lib/repertoire/rules'
import { makeDemande, makeOrganisme } from '@/tests/support/factories'

const noms = async (q: string) => (await listOrganismes({ q, apres: null })).lignes.map(({ raisonSociale }) => raisonSociale)

describe('organismes', () => {
  test('are found by any of their names or a part of their SIRET', async () => {
    const { siret } = await makeOrganisme({ raisonSociale: 'Écoute & Cœur', enseigne: 'Le Grand Cèdre' })
    expect(await noms('ecoute coeur')).toEqual(['Écoute & Cœur'])
    expect(await noms('ecoute & coeur')).toEqual(['Écoute & Cœur'])
    expect(await noms('grand cedre')).toEqual(['Écoute & Cœur'])
    expect(await noms(siret.slice(0, 9).replace(/(...)/g, '$1 '))).toContain('Écoute & Cœur')
  })

  test('come the newest first, page after page, each once', async () => {
    const faits = []
    for (let n = 0; n <= LIGNES_PAR_PAGE; n++) faits.push((await makeOrganisme({ raisonSociale: `Suite ordonnée ${n}` })).id)
    const premiere = await listOrganismes({ q: 'suite ordonnee', apres: null })
    const seconde = await listOrganismes({ q: 'suite ordonnee', apres: premiere.suite })
    expect([...premiere.lignes, ...seconde.lignes].map(({ id }) => id)).toEqual(faits.toReversed())
    expect(premiere.lignes).toHaveLength(LIGNES_PAR_PAGE)
    expect(seconde.suite).toBeNull()
  })

  test('one organisme has its people, demandes and accesses', async () => {
    const demande = await makeDemande({ statut: 'acceptee' })
    const detail = await findOrganismeDetail(demande.organismeId)
    expect(detail?.membres.map(({ role }) => role)).toEqual(['gestionnaire', 'rgc'])
    expect(detail?.demandes).toMatchObject([{ id: demande.id, statut: 'acceptee' }])
    expect(detail?.acces).toMatchObject([{ id: demande.accesId, statut: 'actif' }])
  })
})
