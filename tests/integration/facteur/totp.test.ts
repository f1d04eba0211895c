import { describe, expect, test } from 'vitest'
import { connecter } from '@/lib/compte/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { findFacteurs } from '@/lib/facteur/data'
import { confirmerTotp, donnerCode, donnerCodeSecours, prouver, renouvelerCodes, retirerTotp } from '@/lib/facteur/mutations'
import { codeTotp, nouveauSecret } from '@/lib/facteur/rules'
import { courriersDe } from '@/tests/support/courriels'
import { empreinteDeLaBase, tablesContenant } from '@/tests/support/database'
import { avecTotp, codeActuel, makeAgent, makeCompte, makeMembre, makeOrganisme, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const apres = (secondes: number) => new Date(MAINTENANT.getTime() + secondes * 1000)
const NAVIGATEUR = { navigateur: 'Navigateur d’essai', jetonAppareil: null }

const compteDe = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id } })
const journalDe = async (compteId: string) =>
  (await getPrisma().journal.findMany({ where: { compteId }, orderBy: { rang: 'asc' } })).map(({ evenement }) => evenement)

/** A person who has just added an application: the secret, and the recovery codes. */
async function equipe(donnees: Parameters<typeof makeCompte>[0] = {}) {
  const compte = await makeCompte({ motDePasse: MOT_DE_PASSE, ...donnees })
  const secret = nouveauSecret()
  const confirme = await confirmerTotp({ compteId: compte.id, secret, code: codeTotp(secret, MAINTENANT) }, MAINTENANT)
  if (!confirme.ok || !confirme.codes) throw new Error('not confirmed')
  return { ...compte, secret, codes: confirme.codes }
}

/** A session of this account that waits for its second factor. */
async function attente(compteId: string, code: string) {
  const { id: sessionId } = await makeSession(compteId, { attendFacteur: true, creeLe: MAINTENANT, vueLe: MAINTENANT })
  return { sessionId, compteId, code, ...NAVIGATEUR }
}

describe('adding an application', () => {
  test('needs one of its codes, gives ten recovery codes once, is written down and told to the owner', async () => {
    const compte = await makeCompte()
    const secret = nouveauSecret()
    const avant = await empreinteDeLaBase()
    const faux = { compteId: compte.id, secret, code: codeTotp(secret, apres(3600)) }
    expect(await confirmerTotp(faux, MAINTENANT)).toEqual({ ok: false, code: 'code_faux' })
    expect(await empreinteDeLaBase()).toEqual(avant)

    const confirme = await confirmerTotp({ ...faux, code: codeTotp(secret, MAINTENANT) }, MAINTENANT)
    expect(confirme).toMatchObject({ ok: true, codes: { length: 10 } })
    expect(await findFacteurs(compte.id)).toEqual({ motDePasse: false, totpLe: MAINTENANT, cles: [], codesRestants: 10 })
    expect(await journalDe(compte.id)).toEqual(['facteur.ajouter'])
    const [courriel] = await courriersDe(compte.email)
    expect(courriel).toMatchObject({ modele: 'facteur-modifie', texte: expect.stringContaining('a été ajoutée à votre compte') })
  })

  test('puts it in place of the one before, and leaves the recovery codes that remain', async () => {
    const { id, secret: ancien, codes } = await equipe()
    const secret = nouveauSecret()
    const remplace = await confirmerTotp({ compteId: id, secret, code: codeTotp(secret, apres(60)) }, apres(60))
    expect(remplace).toEqual({ ok: true, codes: null })
    expect(await donnerCode(await attente(id, codeTotp(ancien, apres(120))), apres(120))).toMatchObject({ ok: false })
    expect(await donnerCode(await attente(id, codeTotp(secret, apres(120))), apres(120))).toMatchObject({ ok: true })
    expect(await donnerCodeSecours(await attente(id, codes[0] ?? ''), apres(120))).toMatchObject({ ok: true })
  })

  test('is refused to a demonstration account', async () => {
    const { id: compteId } = await makeCompte({ demonstration: true })
    const secret = nouveauSecret()
    const ajout = await confirmerTotp({ compteId, secret, code: codeTotp(secret, MAINTENANT) }, MAINTENANT)
    expect(ajout).toEqual({ ok: false, code: 'demonstration' })
  })

  test('leaves no secret and no recovery code in a dump of the database', async () => {
    const { id, secret, codes } = await equipe()
    for (const texte of [secret, ...codes]) expect(await tablesContenant(texte)).toEqual([])
    expect(await tablesContenant(sha256(`${id}:${codes[0]}`))).toEqual(['public."CodeSecours"'])
  })
})

describe('a session that waits', () => {
  test('opens after the password and a code, and that code never serves again', async () => {
    const { id, email, secret } = await equipe()
    const connexion = await connecter(email, MOT_DE_PASSE, apres(60))
    if (!connexion.ok || !('sessionId' in connexion)) throw new Error('not signed in')
    expect(connexion).toMatchObject({ attendFacteur: true, appareil: null })
    const code = codeTotp(secret, apres(60))
    const { sessionId } = connexion
    const donne = await donnerCode({ sessionId, compteId: id, code, ...NAVIGATEUR }, apres(60))
    expect(donne).toEqual({ ok: true, appareil: expect.any(String) })
    const session = await getPrisma().session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(session).toMatchObject({ attendFacteur: false, facteurLe: apres(60) })
    expect(await donnerCode(await attente(id, code), apres(61))).toEqual({ ok: false, code: 'code_faux' })
  })

  test('of ten people with one code at the same instant, one enters', async () => {
    const { id, secret } = await equipe()
    const code = codeTotp(secret, apres(60))
    const attentes = await Promise.all(Array.from({ length: 10 }, () => attente(id, code)))
    const donnes = await Promise.all(attentes.map((une) => donnerCode(une, apres(60))))
    expect(donnes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await getPrisma().session.count({ where: { compteId: id, attendFacteur: false } })).toBe(1)
  })

  test('of ten people with one recovery code at the same instant, one enters; the owner is told', async () => {
    const { id, email, codes } = await equipe()
    const attentes = await Promise.all(Array.from({ length: 10 }, () => attente(id, codes[3] ?? '')))
    const donnes = await Promise.all(attentes.map((une) => donnerCodeSecours(une, apres(60))))
    expect(donnes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await findFacteurs(id)).codesRestants).toBe(9)
    expect(await journalDe(id)).toEqual(['facteur.ajouter', 'facteur.utiliser_code'])
    expect((await courriersDe(email)).at(-1)?.texte).toContain('Un code de secours a servi')
  })

  test('does not open with another account’s code, secret or recovery code', async () => {
    const [un, autre] = [await equipe(), await equipe()]
    const code = codeTotp(autre.secret, apres(60))
    expect(await donnerCode(await attente(un.id, code), apres(60))).toEqual({ ok: false, code: 'code_faux' })
    const secours = await attente(un.id, autre.codes[0] ?? '')
    expect(await donnerCodeSecours(secours, apres(60))).toEqual({ ok: false, code: 'secours_faux' })
    // The other account's session can't be opened by one's own code either.
    const volee = { ...(await attente(autre.id, '')), compteId: un.id, code: codeTotp(un.secret, apres(60)) }
    expect(await donnerCode(volee, apres(60))).toEqual({ ok: false, code: 'session' })
    expect((await findFacteurs(autre.id)).codesRestants).toBe(10)
  })

  test('opens once, and not after it was ended', async () => {
    const { id, secret } = await equipe()
    const une = await attente(id, codeTotp(secret, apres(60)))
    await getPrisma().session.update({ where: { id: une.sessionId }, data: { finieLe: apres(30) } })
    expect(await donnerCode(une, apres(60))).toEqual({ ok: false, code: 'session' })
  })
})

describe('taking a factor away', () => {
  test('takes the application and the codes that are of no use without it, and tells the owner', async () => {
    const { id, email } = await equipe()
    expect(await retirerTotp(id, apres(60))).toEqual({ ok: true })
    expect(await compteDe(id)).toMatchObject({ totpSecret: null, totpConfirmeLe: null, totpDernierPas: null })
    expect(await findFacteurs(id)).toMatchObject({ totpLe: null, codesRestants: 0 })
    expect(await retirerTotp(id, apres(61))).toEqual({ ok: false, code: 'absent' })
    expect(await journalDe(id)).toEqual(['facteur.ajouter', 'facteur.retirer'])
    expect((await courriersDe(email)).at(-1)?.texte).toContain('a été retirée')
    expect(await connecter(email, MOT_DE_PASSE, apres(62))).toMatchObject({ attendFacteur: false })
  })

  test('is refused for the last factor of whoever must have one', async () => {
    const agent = await makeAgent()
    const rgc = await makeCompte(avecTotp())
    await makeMembre((await makeOrganisme()).id, rgc.id, 'rgc')
    for (const { id } of [agent, rgc]) expect(await retirerTotp(id, MAINTENANT)).toEqual({ ok: false, code: 'dernier' })
    const cle = { compteId: agent.id, credentialId: agent.id, clePublique: new Uint8Array(1), nom: 'Clé' }
    await getPrisma().cleAcces.create({ data: cle })
    expect(await retirerTotp(agent.id, MAINTENANT)).toEqual({ ok: true })
  })
})

test('new recovery codes make the old ones worthless; without a factor there are none', async () => {
  const { id, codes } = await equipe()
  const renouveles = await renouvelerCodes(id, apres(60))
  if (!renouveles.ok) throw new Error('not renewed')
  expect(new Set([...codes, ...renouveles.codes]).size).toBe(20)
  expect(await donnerCodeSecours(await attente(id, codes[0] ?? ''), apres(60))).toMatchObject({ ok: false })
  expect(await donnerCodeSecours(await attente(id, renouveles.codes[0] ?? ''), apres(60))).toMatchObject({ ok: true })
  expect(await renouvelerCodes((await makeCompte()).id, apres(60))).toEqual({ ok: false, code: 'absent' })
})

test('the password given again counts for that session only, and only the right one', async () => {
  const { id: compteId } = await makeCompte({ motDePasse: MOT_DE_PASSE })
  const [ici, ailleurs] = [await makeSession(compteId), await makeSession(compteId)]
  const redonner = (motDePasse: string) => prouver({ sessionId: ici.id, compteId, motDePasse }, MAINTENANT)
  expect(await redonner('un autre mot de passe')).toEqual({ ok: false, code: 'mot_de_passe' })
  expect(await redonner(MOT_DE_PASSE)).toEqual({ ok: true })
  const facteurLe = async (id: string) => (await getPrisma().session.findUniqueOrThrow({ where: { id } })).facteurLe
  expect([await facteurLe(ici.id), await facteurLe(ailleurs.id)]).toEqual([MAINTENANT, null])
})

test('the factories’ agents have an application, whose code the tests can give', async () => {
  const { id } = await makeAgent()
  const maintenant = new Date()
  expect(await donnerCode(await attente(id, codeActuel(maintenant)), maintenant)).toMatchObject({ ok: true })
})
