import { beforeEach, describe, expect, test } from 'vitest'
import { getPool, getPrisma } from '@/lib/core/db'
import { loadAcceptations } from '@/lib/reacceptation/loaders'
import { reaccepter } from '@/lib/reacceptation/mutations'
import { copierOrganismes, publierVersion } from '@/tests/support/campagne'
import { makeAgent, makeDemande, makeOrganisme, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const JOUR = 86_400_000
const dans = (jours: number) => new Date(Date.now() + jours * JOUR)
const CONTEXTE = { adresse: '192.0.2.9', navigateur: 'Navigateur d’essai', requeteId: 'requete-d-essai' }

let numero = 1
function publier(donnees: { avant?: Date; publieeLe?: Date } = {}) {
  numero += 1
  return publierVersion({ miseAJourLe: jour(), publieeLe: new Date(), ...donnees })
}
const jour = () => `2027-03-${String(numero).padStart(2, '0')}`

beforeEach(() => getPool().query(`UPDATE "Acces" SET statut = 'retire' WHERE statut = 'actif'`))

async function lire(date: string, parametres: Record<string, string> = {}, role: 'administrateur' | 'agent' = 'administrateur') {
  const sessionId = (await makeSession((await makeAgent({ role })).id)).id
  return (await dansRequete({ sessionId }, () => loadAcceptations(date, parametres))).issue
}
async function page(parametres: Record<string, string> = {}, date = jour()) {
  const issue = await lire(date, parametres)
  if (!('valeur' in issue)) throw new Error('the page is not shown')
  return issue.valeur
}
const accepte = async (raisonSociale: string) =>
  makeDemande({ statut: 'acceptee', organismeId: (await makeOrganisme({ raisonSociale })).id })

describe('who has accepted a version', () => {
  test('is told from who has not, by name, among the organismes with an open access', async () => {
    const [ecole, atelier] = [await accepte('École du geste'), await accepte('Atelier des métiers')]
    const suspendu = await accepte('Bureau suspendu')
    await getPrisma().acces.update({ where: { id: suspendu.accesId ?? '' }, data: { statut: 'suspendu' } })
    await makeDemande({ statut: 'en_attente' })
    const { sha256 } = await publier({ avant: dans(30) })
    const zoo = await accepte('Zone d’essai')
    const le = new Date()
    const { id: demandeId, organismeId, compteId } = ecole
    await reaccepter({ demandeId, organismeId, compteId, accepte: true, sha256, contexte: CONTEXTE }, le)

    const toutes = await page()
    expect(toutes.bilan).toMatchObject({ acceptees: 2, total: 3 })
    expect(toutes).toMatchObject({ manquante: 'en_attente', enVigueur: true, suite: null })
    expect(toutes.lignes.map(({ raisonSociale, acceptee }) => [raisonSociale, acceptee])).toEqual([
      ['Atelier des métiers', false],
      ['École du geste', true],
      ['Zone d’essai', true],
    ])
    expect(toutes.lignes[1]).toMatchObject({ demandeId: ecole.id, accepteeLe: le, siret: expect.stringMatching(/^\d{14}$/) })
    const parReponse = async (reponse: string) => (await page({ reponse })).lignes.map((ligne) => ligne.demandeId)
    expect(await parReponse('acceptee')).toEqual([ecole.id, zoo.id])
    expect(await parReponse('en_attente')).toEqual([atelier.id])
    expect(await parReponse('hors_delai')).toEqual([])
    expect(await parReponse('n’importe quoi')).toHaveLength(3)
  })

  test('counts who accepted a later version, and says since when the delay is over', async () => {
    const demande = await accepte('Compagnie des écoutes')
    await publier({ avant: new Date() })
    const ancienne = jour()
    expect(await page()).toMatchObject({ manquante: 'hors_delai', lignes: [{ acceptee: false }] })
    expect((await page({ reponse: 'hors_delai' })).lignes).toHaveLength(1)
    expect((await page({ reponse: 'en_attente' })).lignes).toHaveLength(0)
    const { sha256 } = await publier({ avant: dans(30) })
    const { id: demandeId, organismeId, compteId } = demande
    await reaccepter({ demandeId, organismeId, compteId, accepte: true, sha256, contexte: CONTEXTE }, new Date())
    expect(await page({}, ancienne)).toMatchObject({ bilan: { acceptees: 1, total: 1 }, lignes: [{ acceptee: true }] })
  })

  test('is not asked without a campaign, nor before the version is in force', async () => {
    await accepte('Institut des savoirs')
    await publier()
    expect(await page()).toMatchObject({ manquante: 'non_demandee', enVigueur: true })
    await publier({ publieeLe: dans(1), avant: dans(30) })
    expect(await page()).toMatchObject({ manquante: 'en_attente', enVigueur: false, bilan: { acceptees: 0, total: 1 } })
  })

  test('is read fifty at a time, nobody twice and nobody left out', async () => {
    const modele = await accepte('Campus de l’estuaire')
    await copierOrganismes(modele.id, 120)
    await publier({ avant: dans(30) })
    const vus: string[] = []
    const tailles: number[] = []
    for (let apres: string | null | undefined; apres !== null; ) {
      const { lignes, suite } = await page(apres ? { apres, reponse: 'en_attente' } : { reponse: 'en_attente' })
      vus.push(...lignes.map(({ organismeId }) => organismeId))
      tailles.push(lignes.length)
      apres = suite
    }
    expect(tailles).toEqual([50, 50, 21])
    expect(new Set(vus).size).toBe(121)
  })
})

test('an agent, a date without version and one that is no date get the page of what does not exist', async () => {
  await publier()
  const introuvable = { introuvable: true }
  expect(await lire(jour(), {}, 'agent')).toEqual(introuvable)
  expect(await lire('2020-01-01')).toEqual(introuvable)
  expect(await lire('2020-02-31')).toEqual(introuvable)
  expect(await lire('demain')).toEqual(introuvable)
})
