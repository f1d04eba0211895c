import { beforeAll, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import type { FormAction } from '@/lib/core/form-state'
import { enregistrerModele, remettreModele, retirerModele } from '@/lib/modele/actions'
import { listModelesOfferts } from '@/lib/modele/data'
import { loadModele, loadModeles } from '@/lib/modele/loaders'
import { basculerModele, modifierModele } from '@/lib/modele/mutations'
import { envoyer, etatDe } from '@/tests/support/actions'
import { makeAgent, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-12-01T10:00:00Z')
const SAISIE = { genre: 'refus', titre: 'Adresse', texte: 'Bonjour {signataire}.' } as const
let sessionId: string
let parId: string
beforeAll(async () => {
  parId = (await makeAgent({ role: 'administrateur' })).id
  sessionId = (await makeSession(parId)).id
})

const agir = (action: FormAction, champs: Record<string, string>, par = sessionId) => envoyer(action, champs, par)
const dernier = () => getPrisma().modele.findFirstOrThrow({ orderBy: { id: 'desc' } })

test('a model is seen filled before it is saved; a text changed since is seen again', async () => {
  const vu = etatDe(await agir(enregistrerModele, SAISIE))
  expect(vu).toMatchObject({ status: 'apercu', texte: 'Bonjour Madame Jeanne Essai.', values: SAISIE })
  const lu = vu.status === 'apercu' ? vu.lu : ''
  expect(etatDe(await agir(enregistrerModele, { ...SAISIE, texte: 'Autre.', lu }))).toMatchObject({
    status: 'apercu',
    texte: 'Autre.',
  })
  expect(await getPrisma().modele.count()).toBe(0)
  expect(await agir(enregistrerModele, { ...SAISIE, lu })).toEqual({ redirection: '/admin/modeles?fait=cree' })
  expect(await dernier()).toMatchObject({ ...SAISIE, modifieParId: parId, retireLe: null })
})

test('a change is in the journal with before and after, and of two at once the second is told', async () => {
  const { id: modeleId, modifieLe } = await dernier()
  const lu = modifieLe.toISOString()
  const saisie = { ...SAISIE, titre: 'Adresse à revoir' }
  expect(await modifierModele({ modeleId, modifieLe: lu, saisie, parId }, LE)).toEqual({ ok: true, modeleId })
  expect(await modifierModele({ modeleId, modifieLe: lu, saisie: SAISIE, parId }, LE)).toEqual({ ok: false, code: 'modifie' })
  const ligne = await getPrisma().journal.findFirstOrThrow({ where: { evenement: 'modele.modifier' }, orderBy: { id: 'desc' } })
  expect(ligne.donnees).toEqual({ modeleId, avant: SAISIE, apres: saisie })
})

test('one that is withdrawn is offered no more, stays, and may come back', async () => {
  const { id: modeleId } = await dernier()
  const offerts = async () => (await listModelesOfferts('refus')).map(({ id }) => id)
  expect(await offerts()).toEqual([modeleId])
  expect(await agir(retirerModele, { modeleId })).toEqual({ redirection: '/admin/modeles?fait=retire' })
  expect(await basculerModele({ modeleId, parId, vers: 'retire' }, LE)).toEqual({ ok: true, modeleId })
  expect(await offerts()).toEqual([])
  expect(await getPrisma().journal.count({ where: { evenement: 'modele.retirer' } })).toBe(1)
  expect(await agir(remettreModele, { modeleId })).toEqual({ redirection: '/admin/modeles?fait=remis' })
  expect(await offerts()).toEqual([modeleId])
})

test('all of it is for administrateurs alone', async () => {
  const { id: modeleId } = await dernier()
  const agent = (await makeSession((await makeAgent()).id)).id
  for (const action of [enregistrerModele, retirerModele, remettreModele])
    expect(await agir(action, { ...SAISIE, modeleId }, agent)).toEqual({ introuvable: true })
  for (const charger of [() => loadModeles({}), () => loadModele(modeleId)])
    expect((await dansRequete({ sessionId: agent }, charger as () => Promise<unknown>)).issue).toEqual({ introuvable: true })
  const absent = '00000000-0000-7000-8000-000000000000'
  expect((await dansRequete({ sessionId }, () => loadModele(absent))).issue).toEqual({ introuvable: true })
})
