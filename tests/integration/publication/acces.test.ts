import { beforeAll, describe, expect, test } from 'vitest'
import { creer, enregistrer, relancer, supprimer } from '@/lib/brouillon/actions'
import { loadApercu, loadBrouillon, loadComparaison, loadNouveauBrouillon } from '@/lib/brouillon/loaders'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { publier as confirmer, preparer, retirer } from '@/lib/publication/actions'
import { listVersions } from '@/lib/publication/data'
import { loadPublication, loadRecapitulatif, loadVersion, loadVersions } from '@/lib/publication/loaders'
import { empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { makeBrouillon, publier, texteNeuf } from '@/tests/support/publication'
import { dansRequete } from '@/tests/support/request'

const ABSENT = '01900000-0000-7000-8000-000000000000'
const dans = (nombre: number) => new Date(Date.now() + nombre * 86_400_000).toISOString().slice(0, 10)
let parId = ''
let brouillonId = ''
let cguVersionId = ''
let dateAVenir = ''
beforeAll(async () => {
  await installerCgu()
  parId = (await makeAgent({ role: 'administrateur' })).id
  dateAVenir = dans(5)
  const choix = { miseAJourLe: dateAVenir, vigueur: dateAVenir, delai: null }
  await publier(await makeBrouillon(parId), choix, parId, new Date())
  cguVersionId = (await listVersions())[0]?.id ?? ''
  brouillonId = await makeBrouillon(parId)
  await getPrisma().cguBrouillon.update({ where: { id: brouillonId }, data: { apercu: new TextEncoder().encode('%PDF-1.7') } })
})

const formulaire = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}
const ouvrir = async (compteId: string) => (await makeSession(compteId)).id
const vu = new Date().toISOString()

/** Every page and action of the versions. */
const PAGES: Record<string, () => Promise<unknown>> = {
  versions: () => loadVersions({}),
  'version en vigueur': () => loadVersion('2026-11-02', {}),
  'version à venir': () => loadVersion(dateAVenir, {}),
  nouveau: () => loadNouveauBrouillon({}),
  brouillon: () => loadBrouillon(brouillonId),
  comparaison: () => loadComparaison(brouillonId),
  publication: () => loadPublication(brouillonId, {}),
  récapitulatif: () => loadRecapitulatif(brouillonId, { miseAJourLe: dans(1) }),
}
const ACTIONS: Record<string, () => Promise<unknown>> = {
  creer: () => creer(IDLE, formulaire({ texte: texteNeuf() })),
  enregistrer: () => enregistrer(IDLE, formulaire({ brouillonId, vu, texte: texteNeuf() })),
  supprimer: () => supprimer(IDLE, formulaire({ brouillonId, vu })),
  relancer: () => relancer(IDLE, formulaire({ brouillonId })),
  preparer: () => preparer(IDLE, formulaire({ brouillonId, miseAJourLe: dans(1), quand: 'maintenant', reacceptation: 'non' })),
  publier: () => confirmer(IDLE, formulaire({ brouillonId, miseAJourLe: dans(1), vigueur: '', delai: '', vu: 'a'.repeat(64) })),
  retirer: () => retirer(IDLE, formulaire({ cguVersionId })),
}

describe('what concerns the versions exists for administrateurs only', () => {
  test.each(Object.entries({ ...PAGES, ...ACTIONS }))('%s', async (_, travail) => {
    const agent = await ouvrir((await makeAgent()).id)
    const organisme = await ouvrir((await makeGestionnaire()).compte.id)
    const avant = await empreinteDeLaBase()
    for (const sessionId of [agent, organisme])
      expect((await dansRequete({ sessionId }, travail)).issue).toEqual({ introuvable: true })
    expect((await dansRequete({}, travail)).issue).toEqual({
      redirection: expect.stringMatching(/^\/connexion\?suite=%2Fadmin%2Fcgu/),
    })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('the PDF of a draft too: it is missing for anyone else', async () => {
    const pour = async (sessionId?: string) => (await dansRequete({ sessionId }, () => loadApercu(brouillonId))).issue
    for (const compteId of [(await makeAgent()).id, (await makeGestionnaire()).compte.id])
      expect(await pour(await ouvrir(compteId))).toEqual({ valeur: null })
    expect(await pour()).toEqual({ valeur: null })
    expect(await pour(await ouvrir(parId))).toEqual({ valeur: new TextEncoder().encode('%PDF-1.7') })
  })
})

describe('an administrateur', () => {
  const lire = async <T>(travail: () => Promise<T>) => (await dansRequete({ sessionId: await ouvrir(parId) }, travail)).issue

  test.each(Object.entries(PAGES))('reads %s', async (_, page) => expect(await lire(page)).toMatchObject({ valeur: {} }))

  test.each(['x', '', ABSENT, "' OR 1=1"])('gets a 404 of the draft %j', async (id) => {
    for (const page of [loadBrouillon, loadComparaison])
      expect(await lire<unknown>(() => page(id))).toEqual({ introuvable: true })
    expect(await lire(() => loadPublication(id, {}))).toEqual({ introuvable: true })
    expect(await lire(() => loadRecapitulatif(id, { miseAJourLe: dans(1) }))).toEqual({ introuvable: true })
    expect(await lire(() => loadApercu(id))).toEqual({ valeur: null })
  })

  test.each(['2026-02-30', 'demain', '2026-11-03', ''])('gets a 404 of the version %j', async (date) =>
    expect(await lire(() => loadVersion(date, {}))).toEqual({ introuvable: true }),
  )

  test('goes from the form to the summary with the choices, and back to the form when they can’t be read', async () => {
    const saisie = { brouillonId, miseAJourLe: dans(1), quand: 'date', vigueur: dans(2), reacceptation: 'oui', delai: '15' }
    expect(await lire(() => preparer(IDLE, formulaire(saisie)))).toEqual({
      redirection: `/admin/cgu/brouillons/${brouillonId}/publier/confirmer?miseAJourLe=${dans(1)}&vigueur=${dans(2)}&delai=15`,
    })
    expect(await lire(() => loadRecapitulatif(brouillonId, { miseAJourLe: dans(1), delai: '0' }))).toEqual({
      redirection: `/admin/cgu/brouillons/${brouillonId}/publier`,
    })
  })

  test('reads beside its field what is wrong with a publication', async () => {
    const saisie = { brouillonId, miseAJourLe: '2026-11-02', quand: 'maintenant', reacceptation: 'non' }
    expect(await lire(() => preparer(IDLE, formulaire(saisie)))).toMatchObject({
      valeur: {
        status: 'invalid',
        fieldErrors: { miseAJourLe: expect.stringContaining('porte déjà cette date') },
        values: saisie,
      },
    })
  })

  test('whose draft is gone is told so on the list', async () => {
    const gone = { redirection: '/admin/cgu?fait=disparu' }
    const choix = { miseAJourLe: dans(1), vigueur: '', delai: '', vu: 'a'.repeat(64) }
    expect(await lire(() => confirmer(IDLE, formulaire({ brouillonId: ABSENT, ...choix })))).toEqual(gone)
    expect(await lire(() => supprimer(IDLE, formulaire({ brouillonId: ABSENT, vu })))).toEqual(gone)
    expect(await lire(() => relancer(IDLE, formulaire({ brouillonId: ABSENT })))).toEqual(gone)
    expect(await lire(() => retirer(IDLE, formulaire({ cguVersionId: ABSENT })))).toEqual({
      redirection: '/admin/cgu?fait=retiree',
    })
  })
})
