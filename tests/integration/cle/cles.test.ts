import { describe, expect, test } from 'vitest'
import { contesterConnexion } from '@/lib/alerte/mutations'
import { ajouterCle, connecterParCle, creerDefi, donnerCle, oublierDefis, retirerCle } from '@/lib/cle/mutations'
import { CLES_MAX } from '@/lib/cle/rules'
import { connecter } from '@/lib/compte/mutations'
import { getPrisma } from '@/lib/core/db'
import { DUREE_DEFI } from '@/lib/core/webauthn'
import { findFacteurs } from '@/lib/facteur/data'
import { Authentificateur } from '@/tests/support/authentificateur'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { empreinteDeLaBase } from '@/tests/support/database'
import { avecTotp, makeAgent, makeCompte, makeMembre, makeOrganisme, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const NAVIGATEUR = { navigateur: 'Navigateur d’essai', jetonAppareil: null }
type Options = Parameters<Authentificateur['signer']>[1]

const journalDe = async (compteId: string) =>
  (await getPrisma().journal.findMany({ where: { compteId }, orderBy: { rang: 'asc' } })).map(({ evenement }) => evenement)

async function ajouter(compteId: string, cle = new Authentificateur(compteId), options: Options = {}) {
  const { id, defi } = await creerDefi(compteId, MAINTENANT)
  const ajout = { compteId, nom: 'Téléphone', defi: id, reponse: cle.creer(defi, options) }
  return { cle, ajout, resultat: await ajouterCle(ajout, MAINTENANT) }
}
/** A person with one passkey. */
async function equipe(donnees: Parameters<typeof makeCompte>[0] = {}) {
  const compte = await makeCompte({ motDePasse: MOT_DE_PASSE, ...donnees })
  const { cle, resultat } = await ajouter(compte.id)
  if (!resultat.ok) throw new Error('not added')
  return { ...compte, cle, codes: resultat.codes }
}
async function attente(compteId: string, cle: Authentificateur, options: Options = {}) {
  const { id: sessionId } = await makeSession(compteId, { attendFacteur: true, creeLe: MAINTENANT, vueLe: MAINTENANT })
  const { id, defi } = await creerDefi(compteId, MAINTENANT)
  return { sessionId, compteId, defi: id, reponse: cle.signer(defi, options), ...NAVIGATEUR }
}
async function entree(cle: Authentificateur, options: Options = {}) {
  const { id, defi } = await creerDefi(null, MAINTENANT)
  return { defi: id, reponse: cle.signer(defi, options) }
}
const entrer = async (cle: Authentificateur, options: Options = {}) =>
  connecterParCle(await entree(cle, options), NAVIGATEUR, MAINTENANT)
const REFUSEE = { ok: false, code: 'cle_refusee' }
const DEFI = { ok: false, code: 'defi' }

describe('adding a passkey', () => {
  test('names it, gives ten recovery codes with the first one, is written down and told to the owner', async () => {
    const { id, email } = await makeCompte()
    const { cle, resultat } = await ajouter(id)
    expect(resultat).toMatchObject({ ok: true, codes: { length: 10 } })
    expect((await ajouter(id)).resultat).toEqual({ ok: true, codes: null })
    const { cles, codesRestants } = await findFacteurs(id)
    expect([cles.length, codesRestants]).toEqual([2, 10])
    expect(cles[0]).toMatchObject({ nom: 'Téléphone', creeLe: MAINTENANT, utiliseeLe: null })
    expect(await journalDe(id)).toEqual(['facteur.ajouter', 'facteur.ajouter'])
    expect((await courriersDe(email))[0]).toMatchObject({
      modele: 'facteur-modifie',
      texte: expect.stringContaining('clé d’accès'),
    })
    expect((await ajouter((await makeCompte()).id, cle)).resultat).toEqual({ ok: false, code: 'cle_prise' })
  })

  test.each<[string, Options]>([
    ['another site', { origine: 'https://mechant.test' }],
    ['another port of the same host', { origine: 'http://kairos.test:4000' }],
    ['another relying party', { rpId: 'mechant.test' }],
  ])('is refused when it was made for %s', async (_nom, options) => {
    const { id } = await makeCompte()
    expect((await ajouter(id, new Authentificateur(id), options)).resultat).toEqual(REFUSEE)
    expect((await findFacteurs(id)).cles).toEqual([])
  })

  test('answers its own challenge, once', async () => {
    const [{ id }, autre] = [await makeCompte(), await makeCompte()]
    const { ajout } = await ajouter(id)
    expect(await ajouterCle(ajout, MAINTENANT)).toEqual(DEFI)
    const sien = await creerDefi(autre.id, MAINTENANT)
    const reponse = new Authentificateur(id).creer(sien.defi)
    expect(await ajouterCle({ compteId: id, nom: 'X', defi: sien.id, reponse }, MAINTENANT)).toEqual(DEFI)
    const { id: defi } = await creerDefi(id, MAINTENANT)
    expect(await ajouterCle({ compteId: id, nom: 'X', defi, reponse }, MAINTENANT)).toEqual(REFUSEE)
  })

  test.each([
    [DUREE_DEFI - 1, true],
    [DUREE_DEFI, false],
    [DUREE_DEFI + 1, false],
  ])('is answered %i ms after it was asked: %s', async (delai, bon) => {
    const { id: compteId } = await makeCompte()
    const { id, defi } = await creerDefi(compteId, MAINTENANT)
    const ajout = { compteId, nom: 'X', defi: id, reponse: new Authentificateur(compteId).creer(defi) }
    expect((await ajouterCle(ajout, apres(delai))).ok).toBe(bon)
  })

  test(`stops at ${CLES_MAX}, and is not for demonstration accounts`, async () => {
    const { id } = await makeCompte()
    for (let n = 1; n <= CLES_MAX; n += 1) expect((await ajouter(id)).resultat.ok).toBe(true)
    expect((await ajouter(id)).resultat).toEqual({ ok: false, code: 'trop' })
    const demonstration = await makeCompte({ demonstration: true })
    expect((await ajouter(demonstration.id)).resultat).toEqual({ ok: false, code: 'demonstration' })
  })
})

describe('a passkey after the password', () => {
  test('opens the session that waits, even when its holder was not checked; the answer never serves again', async () => {
    const { id, email, cle } = await equipe()
    const connexion = await connecter(email, MOT_DE_PASSE, MAINTENANT)
    if (!connexion.ok || !('sessionId' in connexion)) throw new Error('not signed in')
    expect(connexion.attendFacteur).toBe(true)
    const une = { ...(await attente(id, cle, { verifie: false })), sessionId: connexion.sessionId }
    expect(await donnerCle(une, MAINTENANT)).toEqual({ ok: true, appareil: expect.any(String) })
    const session = await getPrisma().session.findUniqueOrThrow({ where: { id: une.sessionId } })
    expect(session).toMatchObject({ attendFacteur: false, facteurLe: MAINTENANT })
    expect((await findFacteurs(id)).cles).toMatchObject([{ utiliseeLe: MAINTENANT }])
    const autre = await attente(id, new Authentificateur(id))
    expect(await donnerCle({ ...autre, defi: une.defi, reponse: une.reponse }, MAINTENANT)).toEqual(DEFI)
    expect(await donnerCle({ ...(await attente(id, cle)), reponse: une.reponse }, MAINTENANT)).toEqual(REFUSEE)
  })

  test('of ten people with one answer at the same instant, one enters', async () => {
    const { id, cle } = await equipe()
    const une = await attente(id, cle, { compteur: 0 }) // of an authenticator that counts nothing
    const autres = await Promise.all(Array.from({ length: 9 }, () => makeSession(id, { attendFacteur: true })))
    const toutes = [une, ...autres.map(({ id: sessionId }) => ({ ...une, sessionId }))]
    const donnees = await Promise.all(toutes.map((attend) => donnerCle(attend, MAINTENANT)))
    expect(donnees.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is refused when it is another account’s, was removed, or its counter went back', async () => {
    const [un, autre] = [await equipe(), await equipe()]
    expect(await donnerCle(await attente(un.id, autre.cle), MAINTENANT)).toEqual(REFUSEE)
    expect(await donnerCle(await attente(un.id, new Authentificateur(un.id)), MAINTENANT)).toEqual(REFUSEE)
    expect(await donnerCle(await attente(un.id, un.cle, { compteur: 8 }), MAINTENANT)).toMatchObject({ ok: true })
    for (const compteur of [7, 8])
      expect(await donnerCle(await attente(un.id, un.cle, { compteur }), MAINTENANT)).toEqual(REFUSEE)
    expect(await donnerCle(await attente(un.id, un.cle, { compteur: 9 }), MAINTENANT)).toMatchObject({ ok: true })
    const [cle] = (await findFacteurs(un.id)).cles
    await retirerCle({ compteId: un.id, cleId: cle?.id ?? '' }, MAINTENANT)
    expect(await donnerCle(await attente(un.id, un.cle), MAINTENANT)).toEqual(REFUSEE)
  })

  test('opens its own session only, and not one that was ended', async () => {
    const [un, autre] = [await equipe(), await equipe()]
    const sienne = await attente(autre.id, autre.cle)
    expect(await donnerCle({ ...(await attente(un.id, un.cle)), sessionId: sienne.sessionId }, MAINTENANT)).toMatchObject({
      code: 'session',
    })
    await getPrisma().session.update({ where: { id: sienne.sessionId }, data: { finieLe: MAINTENANT } })
    expect(await donnerCle(sienne, MAINTENANT)).toEqual({ ok: false, code: 'session' })
  })
})

describe('a passkey alone', () => {
  test('opens a session that waits for nothing, and makes the browser known', async () => {
    const { id, cle } = await equipe()
    const entree = await entrer(cle)
    expect(entree).toMatchObject({ ok: true, role: 'organisme', attendFacteur: false, appareil: expect.any(String) })
    expect(await getPrisma().session.findFirst({ where: { compteId: id } })).toMatchObject({ methode: 'cle_acces' })
    const agent = await makeAgent({ totpSecret: null, totpConfirmeLe: null })
    expect(await entrer((await ajouter(agent.id)).cle)).toMatchObject({ ok: true, role: 'agent' })
  })

  test.each<[string, Options]>([
    ['its holder was not checked', { verifie: false }],
    ['it names no account', { poignee: null }],
    ['it names another account', { poignee: '01980000-0000-7000-8000-000000000000' }],
    ['it signs for another site', { origine: 'https://mechant.test' }],
    ['it signs for another relying party', { rpId: 'mechant.test' }],
  ])('opens nothing when %s', async (_nom, options) => {
    const { id, cle } = await equipe()
    expect(await entrer(cle, options)).toEqual(REFUSEE)
    expect(await getPrisma().session.count({ where: { compteId: id } })).toBe(0)
  })

  test.each([
    ['not activated', { activeLe: null }],
    ['disabled', { desactiveLe: MAINTENANT }],
    ['frozen', { geleLe: MAINTENANT }],
    ['to replace its provisional password', { provisoireExpireLe: apres(1000) }],
  ])('opens nothing when its account is %s', async (_nom, data) => {
    const { id, cle } = await equipe()
    await getPrisma().compte.update({ where: { id }, data })
    expect(await entrer(cle)).toEqual(REFUSEE)
  })

  test('answers a challenge that is nobody’s yet, once; an unknown key costs the challenge', async () => {
    const { id, cle } = await equipe()
    const une = await entree(cle)
    expect(await connecterParCle(une, NAVIGATEUR, MAINTENANT)).toMatchObject({ ok: true })
    expect(await connecterParCle(une, NAVIGATEUR, MAINTENANT)).toEqual(DEFI)
    const { id: defi, defi: texte } = await creerDefi(id, MAINTENANT)
    expect(await connecterParCle({ defi, reponse: cle.signer(texte) }, NAVIGATEUR, MAINTENANT)).toEqual(DEFI)
    const inconnue = await entree(new Authentificateur(id))
    expect(await connecterParCle(inconnue, NAVIGATEUR, MAINTENANT)).toEqual(REFUSEE)
    expect(await connecterParCle(inconnue, NAVIGATEUR, MAINTENANT)).toEqual(DEFI)
    expect(await connecterParCle(await entree(cle), NAVIGATEUR, apres(DUREE_DEFI))).toEqual(DEFI)
  })
})

test('« Ce n’était pas moi » takes a thief’s passkey away, with the sessions and the password, and leaves the owner’s', async () => {
  const { id, email, cle } = await equipe()
  await getPrisma().cleAcces.updateMany({ where: { compteId: id }, data: { creeLe: apres(-1) } })
  const voleur = await ajouter(id)
  expect(await entrer(voleur.cle)).toMatchObject({ ok: true })
  expect(await contesterConnexion(await dernierJeton(email), apres(1))).toEqual({ ok: true })
  expect(await entrer(voleur.cle)).toEqual(REFUSEE)
  expect(await getPrisma().session.count({ where: { compteId: id, finieLe: null } })).toBe(0)
  expect(await connecter(email, MOT_DE_PASSE, apres(2))).toMatchObject({ ok: false })
  expect(await entrer(cle)).toMatchObject({ ok: true })
})

describe('taking a passkey away', () => {
  test('is refused for the last factor of whoever must have one', async () => {
    const rgc = await equipe()
    await makeMembre((await makeOrganisme()).id, rgc.id, 'rgc')
    const [cle] = (await findFacteurs(rgc.id)).cles
    const retirer = () => retirerCle({ compteId: rgc.id, cleId: cle?.id ?? '' }, MAINTENANT)
    expect(await retirer()).toEqual({ ok: false, code: 'dernier' })
    await getPrisma().compte.update({ where: { id: rgc.id }, data: avecTotp() })
    expect(await retirer()).toEqual({ ok: true })
    expect(await retirer()).toEqual({ ok: false, code: 'absent' })
    expect((await findFacteurs(rgc.id)).codesRestants).toBe(10)
  })

  test('takes the recovery codes with the last one, tells the owner, and is nobody else’s to do', async () => {
    const [un, autre] = [await equipe(), await equipe()]
    const [cle] = (await findFacteurs(un.id)).cles
    const avant = await empreinteDeLaBase()
    expect(await retirerCle({ compteId: autre.id, cleId: cle?.id ?? '' }, MAINTENANT)).toEqual({ ok: false, code: 'absent' })
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await retirerCle({ compteId: un.id, cleId: cle?.id ?? '' }, MAINTENANT)).toEqual({ ok: true })
    expect(await findFacteurs(un.id)).toMatchObject({ cles: [], codesRestants: 0 })
    expect(await journalDe(un.id)).toEqual(['facteur.ajouter', 'facteur.retirer'])
    expect((await courriersDe(un.email)).at(-1)?.texte).toContain('a été retirée de votre compte')
  })
})

test('challenges that nobody answered are forgotten once their time is over', async () => {
  const { id } = await creerDefi(null, MAINTENANT)
  await oublierDefis(apres(DUREE_DEFI - 1))
  expect(await getPrisma().defiCle.count({ where: { id } })).toBe(1)
  await oublierDefis(apres(DUREE_DEFI))
  expect(await getPrisma().defiCle.count({ where: { id } })).toBe(0)
})
