import { expect, test } from 'vitest'
import { GET } from '@/app/admin/statistiques/export.csv/route'
import { changerAcces } from '@/lib/acces/mutations'
import { jourParis } from '@/lib/core/calendrier'
import { getPrisma } from '@/lib/core/db'
import { decider } from '@/lib/decision/mutations'
import { lireStatistiques } from '@/lib/statistique/data'
import { loadStatistiques, loadStatistiquesPubliques } from '@/lib/statistique/loaders'
import { tasserStatistiques } from '@/lib/statistique/mutations'
import { makeAgent, makeCompte, makeDemande, makeOrganisme, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const MAINTENANT = new Date()
const HEURE = 3_600_000
type Ligne = { mesure: string; jour: Date; cle: string; nombre: bigint }

/** Every sum, whatever the number of rows it is kept in. */
const sommes = async () =>
  getPrisma().$queryRaw<Ligne[]>`
    SELECT mesure, jour, cle, sum(nombre)::bigint AS nombre FROM "Statistique" GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0 ORDER BY 1, 2, 3`
const AUJOURDHUI = `${jourParis(MAINTENANT)}`
const lire = () => lireStatistiques({ debut: null, aujourdhui: AUJOURDHUI, retard: MAINTENANT, jourRetard: AUJOURDHUI })
const total = async (mesure: string, cle?: string) =>
  (await lire()).sommes
    .filter((somme) => somme.mesure === mesure && (cle === undefined || somme.cle === cle))
    .reduce((somme, { nombre }) => somme + nombre, 0)

const decision = async (statut: 'accepter' | 'refuser' | 'demander_correction', modeleId?: string, age = 5 * HEURE) => {
  const valideeLe = new Date(MAINTENANT.getTime() - age)
  const { id: demandeId, acceptationId } = await makeDemande({ statut: 'en_attente', valideeLe })
  const { id: agentId } = await makeAgent()
  const projet =
    statut === 'accepter'
      ? { evenement: statut }
      : statut === 'refuser'
        ? { evenement: statut, motif: 'Non.', voiesRecours: 'Deux mois.' }
        : { evenement: statut, motif: 'À revoir.', commentaires: {} }
  const resultat = await decider({ demandeId, acceptationId: acceptationId ?? '', agentId, modeleId }, projet, MAINTENANT)
  expect(resultat).toEqual({ ok: true })
  return { demandeId, agentId }
}

test('sums follow each event, and are those that counting everything again gives, packed or not', async () => {
  const { codeRegion } = await makeOrganisme()
  const avant = { recue: await total('recue'), attente: await total('attente'), region: await total('region', codeRegion ?? '') }
  const modele = await getPrisma().modele.create({
    data: { genre: 'refus', titre: 'Déclaration annulée', texte: 'Motif.', modifieParId: (await makeAgent()).id },
  })
  const { demandeId, agentId } = await decision('accepter')
  await decision('refuser', modele.id)
  await decision('refuser')
  await decision('demander_correction')
  await makeDemande({ statut: 'en_attente' })
  const annulee = await makeDemande({ statut: 'brouillon' })
  await getPrisma().demande.update({ where: { id: annulee.id }, data: { statut: 'annulee' } })
  expect(await total('recue')).toBe(avant.recue + 5)
  expect(await total('region', codeRegion ?? '')).toBe(avant.region + 5)
  expect(await total('attente')).toBe(avant.attente + 1)
  expect(await total('issue', 'acceptee')).toBe(1)
  expect(await total('issue', 'refusee')).toBe(2)
  expect(await total('issue', 'a_corriger')).toBe(1)
  expect(await total('motif', modele.id)).toBe(1)
  expect(await total('motif', '')).toBe(1)
  expect(await total('delai')).toBe(4)
  expect(await total('acces', 'actif')).toBe(1)
  const { accesId, organismeId } = await getPrisma().demande.findUniqueOrThrow({ where: { id: demandeId } })
  const geste = { accesId: accesId ?? '', organismeId, motif: 'Essai', agentId }
  await changerAcces('suspendre', geste, MAINTENANT)
  expect([await total('acces', 'actif'), await total('acces', 'suspendu')]).toEqual([0, 1])
  await changerAcces('retirer', geste, MAINTENANT)
  expect(await total('acces')).toBe(0)
  const tenues = await sommes()
  await tasserStatistiques()
  expect(await sommes()).toEqual(tenues)
  expect(await getPrisma().statistique.count()).toBe(tenues.length)
  await getPrisma().$executeRaw`SELECT statistiques_reconstruire()`
  expect(await sommes()).toEqual(tenues)
})

test('packing while others decide loses and doubles nothing', async () => {
  const avant = await total('recue')
  await Promise.all([
    ...Array.from({ length: 10 }, () => makeDemande({ statut: 'en_attente' })),
    ...Array.from({ length: 10 }, () => tasserStatistiques()),
  ])
  await tasserStatistiques()
  expect(await total('recue')).toBe(avant + 10)
})

test('what is late is exact to the instant, whatever the day it falls on', async () => {
  const retard = new Date('2026-11-25T13:00:00Z')
  const jour = '2026-11-25'
  const compter = async () => (await lireStatistiques({ debut: null, aujourdhui: jour, retard, jourRetard: jour })).enRetard
  const avant = await compter()
  for (const ecart of [-24 * HEURE, -1, 0, 1]) {
    const valideeLe = new Date(retard.getTime() + ecart)
    await makeDemande({ statut: 'en_attente', valideeLe, creeLe: new Date(valideeLe.getTime() - HEURE) })
  }
  expect(await compter()).toBe(avant + 2)
})

test('each measure is added up over its period: weeks whole, months whole, accesses from the day that is not over', async () => {
  const deposer = (lignes: [mesure: string, jour: string, cle: string, nombre: number][]) =>
    getPrisma().statistique.createMany({
      data: lignes.map(([mesure, jour, cle, nombre]) => ({ mesure, jour: new Date(`${jour}T00:00:00Z`), cle, nombre })),
    })
  await getPrisma().statistique.deleteMany({})
  await deposer([
    ...(['2031-08-18', '2031-08-25', '2031-09-01'] as const).map((lundi): [string, string, string, number] => [
      'recue',
      lundi,
      '',
      1,
    ]),
    ['delai', '2031-08-01', '7', 1],
    ['delai', '2031-09-01', '7', 10],
    ['delai', '2031-10-01', '7', 100],
    ['region', '2031-10-01', '93', 5],
    ['region', '2031-11-01', '93', -5],
    ['acces', '2031-11-26', 'actif', 1],
    ['acces', '2031-11-27', 'actif', 10],
    ['acces', '2031-11-30', 'actif', 100],
    ['acces', '2031-11-30', 'suspendu', 1000],
    ['acces', '2031-12-01', 'actif', 10_000],
  ])
  const jour = '2031-11-27'
  const { sommes: lues } = await lireStatistiques({ debut: '2031-09-01', aujourdhui: jour, retard: MAINTENANT, jourRetard: jour })
  const enClair = lues.map((somme) => `${somme.mesure} ${somme.jour} ${somme.cle} ${somme.nombre}`).sort()
  expect(enClair).toEqual([
    'acces 2031-11-27 actif 110',
    'acces 2031-11-30 suspendu 1000',
    'acces 2031-12-01 actif 10000',
    'delai 2031-09-01 7 110',
    'recue 2031-09-01  1',
  ])
  expect((await lire()).sommes.find(({ mesure }) => mesure === 'delai')).toEqual({
    ...{ mesure: 'delai', jour: '2031-08-01', cle: '7', nombre: 111 },
  })
  await getPrisma().$executeRaw`SELECT statistiques_reconstruire()`
})

test('the page and its CSV are for agents; the public page tells no number under five', async () => {
  await decision('refuser')
  const csv = () => GET(new Request('http://kairos.test/admin/statistiques/export.csv?periode=3'))
  for (const { id } of [await makeCompte()]) {
    const sessionId = (await makeSession(id)).id
    expect((await dansRequete<unknown>({ sessionId }, () => loadStatistiques({}))).issue).toEqual({ introuvable: true })
    expect((await dansRequete<unknown>({ sessionId }, csv)).issue).toEqual({ introuvable: true })
  }
  expect((await dansRequete<unknown>({}, () => loadStatistiques({ periode: '3' }))).issue).toEqual({
    redirection: '/connexion?suite=%2Fadmin%2Fstatistiques%3Fperiode%3D3',
  })
  const sessionId = (await makeSession((await makeAgent()).id)).id
  const { issue } = await dansRequete({ sessionId }, csv)
  if (!('valeur' in issue)) throw new Error('No CSV')
  const texte = await issue.valeur.text()
  expect(issue.valeur.headers.get('content-disposition')).toMatch(/^attachment; filename="statistiques-3-\d{4}-\d\d-\d\d\.csv"$/)
  expect(texte).toContain('"Refus";"Motif rédigé par l’agent";"')
  const publiques = await loadStatistiquesPubliques()
  for (const { nombre } of [...publiques.issues, ...publiques.regions]) expect(nombre === null || nombre >= 5).toBe(true)
})
