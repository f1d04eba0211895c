import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { getDelais, getHoraires } from '@/lib/core/delais'
import { IDLE } from '@/lib/core/form-state'
import { getOperateur, operateurParDefaut } from '@/lib/core/operateur'
import { rechargerReglages, suivreReglages } from '@/lib/core/reglages'
import { enregistrerDelais, enregistrerHoraires, enregistrerOperateur, enregistrerRecours } from '@/lib/reglage/actions'
import { lireReglages, listChangements } from '@/lib/reglage/data'
import { loadReglages } from '@/lib/reglage/loaders'
import { modifierReglages } from '@/lib/reglage/mutations'
import { empreinteValeurs, type Valeurs } from '@/lib/reglage/rules'
import { makeAgent, makeCompte, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-27T09:00:00Z')
const envoi = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}
const horaires = async () => (await lireReglages()).horaires
const changer = async (valeurs: Valeurs, lu?: string, parId?: string) =>
  modifierReglages(
    {
      groupe: 'horaires',
      lu: lu ?? empreinteValeurs('horaires', await horaires()),
      valeurs,
      parId: parId ?? (await makeAgent({ role: 'administrateur' })).id,
    },
    LE,
  )

const vider = async () => {
  await getPrisma().reglage.deleteMany()
  await rechargerReglages()
}
beforeEach(vider)
afterEach(vider)

test('a change holds at once, its default comes back with its words, and both are in the journal with before and after', async () => {
  const { id: parId } = await makeAgent({ role: 'administrateur', nom: 'Dominique Faure' })
  expect(await changer({ ouverture: '08:00', fermeture: '19:00' }, undefined, parId)).toEqual({ ok: true })
  expect(getHoraires()).toEqual({ ouverture: '08:00', fermeture: '19:00' })
  expect(await changer({ ouverture: '07:30', fermeture: '19:00' }, undefined, parId)).toEqual({ ok: true })
  expect(await getPrisma().reglage.count()).toBe(0)
  expect((await listChangements()).slice(0, 2)).toMatchObject([
    { par: 'Dominique Faure', groupe: 'horaires', changements: [{ champ: 'ouverture', avant: '08:00', apres: '07:30' }] },
    { par: 'Dominique Faure', groupe: 'horaires', changements: [{ champ: 'ouverture', avant: '07:30', apres: '08:00' }] },
  ])
})

test('nothing is written, nor said, when nothing changes or when others changed what was read', async () => {
  const lignes = () => getPrisma().journal.count({ where: { evenement: 'reglage.modifier' } })
  const [avant, lu] = [await lignes(), empreinteValeurs('horaires', await horaires())]
  expect(await changer({ ouverture: '07:30', fermeture: '19:00' })).toEqual({ ok: false, code: 'inchange' })
  expect(await lignes()).toBe(avant)
  await changer({ ouverture: '08:00', fermeture: '19:00' })
  expect(await changer({ ouverture: '09:00', fermeture: '19:00' }, lu)).toEqual({ ok: false, code: 'deja_modifie' })
  expect(await horaires()).toEqual({ ouverture: '08:00', fermeture: '19:00' })
})

test('of ten administrateurs who change what they read at the same instant, one wins and the others are told', async () => {
  const lu = empreinteValeurs('horaires', await horaires())
  const { id: parId } = await makeAgent({ role: 'administrateur' })
  const faits = await Promise.all(
    Array.from({ length: 10 }, (_, n) => changer({ ouverture: `08:1${n}`, fermeture: '19:00' }, lu, parId)),
  )
  expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
  expect(faits.filter((fait) => !fait.ok && fait.code === 'deja_modifie')).toHaveLength(9)
})

test('another process learns of a change from the database, and reads again after a lost connection', async () => {
  const oublier = await suivreReglages()
  const ecrire = (valeur: string) =>
    getPrisma().reglage.upsert({
      where: { cle: 'operateur.nom' },
      create: { cle: 'operateur.nom', valeur, modifieLe: LE, modifieParId: '00000000-0000-4000-8000-000000000000' },
      update: { valeur },
    })
  try {
    await ecrire('Autre exploitant')
    await vi.waitFor(() => expect(getOperateur().nom).toBe('Autre exploitant'), { timeout: 5_000 })
    const coupees = await getPrisma().$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name LIKE '%-reglages' AND datname = current_database()`
    expect(coupees).toHaveLength(1)
    await ecrire('Après la coupure')
    await vi.waitFor(() => expect(getOperateur().nom).toBe('Après la coupure'), { timeout: 10_000 })
    await getPrisma().reglage.deleteMany()
    await vi.waitFor(() => expect(getOperateur()).toEqual(operateurParDefaut()), { timeout: 5_000 })
  } finally {
    oublier()
  }
})

test('an administrateur saves each form; what is wrong is said beside its field', async () => {
  const sessionId = (await makeSession((await makeAgent({ role: 'administrateur' })).id)).id
  const page = await dansRequete({ sessionId }, () => loadReglages({}))
  if (!('valeur' in page.issue)) throw new Error('No page')
  const { formulaires } = page.issue.valeur
  const lus = Object.fromEntries(formulaires.map(({ groupe, valeurs }) => [groupe, valeurs]))
  const agir = async (action: typeof enregistrerDelais, champs: Record<string, string | undefined>) =>
    (await dansRequete({ sessionId }, () => action(IDLE, envoi(champs as Record<string, string>)))).issue
  expect(await agir(enregistrerDelais, { ...lus.delais, promesseHeures: '60' })).toEqual({
    redirection: '/admin/reglages?enregistre=delais',
  })
  expect(getDelais()).toEqual({ promesseHeures: 60, alerteHeures: 48, reacceptationJours: 30 })
  expect(await agir(enregistrerDelais, { ...lus.delais, promesseHeures: '61' })).toMatchObject({
    valeur: { status: 'refused', code: 'deja_modifie', values: { promesseHeures: '61' } },
  })
  expect(await agir(enregistrerHoraires, { ...lus.horaires, ouverture: '20:00' })).toMatchObject({
    valeur: { status: 'invalid', fieldErrors: { fermeture: 'Choisissez une fermeture après l’ouverture.' } },
  })
  expect(await agir(enregistrerRecours, { ...lus.recours, voiesRecours: ' ' })).toMatchObject({ valeur: { status: 'invalid' } })
  expect(await agir(enregistrerOperateur, { ...lus.operateur, courriel: 'aide@operateur.test' })).toEqual({
    redirection: '/admin/reglages?enregistre=operateur',
  })
  expect(getOperateur().courriel).toBe('aide@operateur.test')
})

test('settings exist for administrateurs only', async () => {
  const actions = [enregistrerDelais, enregistrerHoraires, enregistrerOperateur, enregistrerRecours]
  for (const { id } of [await makeAgent(), await makeCompte()]) {
    const sessionId = (await makeSession(id)).id
    expect((await dansRequete({ sessionId }, () => loadReglages({}))).issue).toEqual({ introuvable: true })
    for (const action of actions)
      expect((await dansRequete({ sessionId }, () => action(IDLE, envoi({})))).issue).toEqual({ introuvable: true })
  }
})
