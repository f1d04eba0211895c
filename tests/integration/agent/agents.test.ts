import { describe, expect, test } from 'vitest'
import { findAgent, listAgents } from '@/lib/agent/data'
import { changerAgent, inviterAgent } from '@/lib/agent/mutations'
import { AGENTS_PAR_PAGE } from '@/lib/agent/rules'
import { activerCompte, connecter, definirMotDePasse, demanderMotDePasse } from '@/lib/compte/mutations'
import { getPrisma } from '@/lib/core/db'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeCompte, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const LE = new Date('2026-11-02T09:00:00Z')
const HEURE = 3_600_000
const apres = (ms: number) => new Date(LE.getTime() + ms)
const administrateur = () => makeAgent({ role: 'administrateur' })
let rang = 0
const email = () => `invitee-${rang++}@essai.test`
const relire = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id } })
const lignes = (compteId: string) => getPrisma().journal.findMany({ where: { compteId }, orderBy: { id: 'asc' } })
const modeles = async (adresse: string) => (await courriersDe(adresse)).map(({ modele }) => modele)

async function inviter(adresse = email(), role: 'agent' | 'administrateur' = 'agent') {
  const par = await administrateur()
  const resultat = await inviterAgent({ email: adresse, nom: 'Sacha Petit', role }, par.id, LE)
  if (!resultat.ok) throw new Error(resultat.code)
  return { ...resultat, email: adresse, par }
}

describe('an invited agent', () => {
  test('chooses a password by the link of the e-mail, and is active from then on', async () => {
    const { compteId, email: adresse, lien, par } = await inviter()
    expect(await relire(compteId)).toMatchObject({ nom: 'Sacha Petit', role: 'agent', activeLe: null, motDePasse: null })
    expect(await lignes(compteId)).toMatchObject([{ evenement: 'agent.inviter', acteurId: par.id, vers: 'agent' }])
    const jeton = await dernierJeton(adresse)
    expect(lien).toBe(`http://kairos.test:3000/mot-de-passe/nouveau?jeton=${jeton}`)
    expect(await connecter(adresse, MOT_DE_PASSE, LE)).toEqual({ ok: false, code: 'identifiants' })
    expect(await definirMotDePasse(jeton, MOT_DE_PASSE, apres(24 * HEURE - 1))).toMatchObject({ ok: true })
    expect((await relire(compteId)).activeLe).toEqual(apres(24 * HEURE - 1))
    expect(await connecter(adresse, MOT_DE_PASSE, apres(25 * HEURE))).toMatchObject({ ok: true, role: 'agent' })
    expect(await definirMotDePasse(jeton, 'un autre choix encore', LE)).toEqual({ ok: false, code: 'consomme' })
    expect((await lignes(compteId)).map(({ evenement }) => evenement)).toContain('compte.activer')
  })

  test('has a link that is over after 24 hours, and that « Activer mon compte » does not use', async () => {
    const { compteId, email: adresse } = await inviter()
    const jeton = await dernierJeton(adresse)
    expect(await activerCompte(jeton, LE)).toEqual({ ok: false, code: 'inconnu' })
    expect(await definirMotDePasse(jeton, MOT_DE_PASSE, apres(24 * HEURE))).toEqual({ ok: false, code: 'expire' })
    expect((await relire(compteId)).activeLe).toBeNull()
  })

  test('who asks for another link (« Mot de passe oublié ? ») is activated by it', async () => {
    const { compteId, email: adresse } = await inviter()
    await demanderMotDePasse(adresse, apres(48 * HEURE))
    const jeton = await dernierJeton(adresse)
    expect(await definirMotDePasse(jeton, MOT_DE_PASSE, apres(48 * HEURE))).toMatchObject({ ok: true })
    expect((await relire(compteId)).activeLe).toEqual(apres(48 * HEURE))
  })

  test('is invited again: the older link is void', async () => {
    const { compteId, email: adresse, par } = await inviter()
    const ancien = await dernierJeton(adresse)
    expect(await changerAgent('reinviter', { compteId, parId: par.id }, apres(HEURE))).toEqual({ ok: true })
    expect(await definirMotDePasse(ancien, MOT_DE_PASSE, apres(HEURE))).toEqual({ ok: false, code: 'expire' })
    expect(await definirMotDePasse(await dernierJeton(adresse), MOT_DE_PASSE, apres(HEURE))).toMatchObject({ ok: true })
  })

  test('gets a new invitation with another role, and none while disabled', async () => {
    const { compteId, email: adresse, par } = await inviter()
    const changer = (changement: Parameters<typeof changerAgent>[0]) => changerAgent(changement, { compteId, parId: par.id }, LE)
    expect(await changer('administrateur')).toEqual({ ok: true })
    const jeton = await dernierJeton(adresse)
    expect(await changer('desactiver')).toEqual({ ok: true })
    expect(await definirMotDePasse(jeton, MOT_DE_PASSE, LE)).toEqual({ ok: false, code: 'expire' })
    expect(await changer('reinviter')).toEqual({ ok: false, code: 'desactive' })
    await demanderMotDePasse(adresse, LE)
    expect(await changer('reactiver')).toEqual({ ok: true })
    expect(await modeles(adresse)).toEqual(['agent-invite', 'agent-invite', 'agent-desactive', 'agent-invite'])
    expect(await definirMotDePasse(await dernierJeton(adresse), MOT_DE_PASSE, LE)).toMatchObject({ ok: true })
    expect(await connecter(adresse, MOT_DE_PASSE, LE)).toMatchObject({ ok: true, role: 'administrateur' })
  })
})

describe('an invitation', () => {
  test('to an address that has an account is refused, and writes nothing', async () => {
    const [agent, { compte }, par] = [await makeAgent(), await makeGestionnaire(), await administrateur()]
    const avant = await empreinteDeLaBase()
    const essayer = (adresse: string) => inviterAgent({ email: adresse, nom: 'X', role: 'agent' }, par.id, LE)
    expect(await essayer(agent.email)).toEqual({ ok: false, code: 'deja_agent' })
    expect(await essayer(compte.email)).toEqual({ ok: false, code: 'deja_organisme' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('sent twice at once makes one account and one e-mail', async () => {
    const [adresse, par] = [email(), await administrateur()]
    const essais = await Promise.all([1, 2, 3].map(() => inviterAgent({ email: adresse, nom: 'X', role: 'agent' }, par.id, LE)))
    expect(essais.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await modeles(adresse)).toEqual(['agent-invite'])
  })
})

describe('a change', () => {
  test.each([
    ['desactiver', 'agent.desactiver', 'agent-desactive'],
    ['administrateur', 'agent.changer_role', 'agent-role'],
  ] as const)('(%s) ends all sessions, voids links, leaves a line and an e-mail', async (changement, evenement, modele) => {
    const [par, agent] = [await administrateur(), await makeAgent({ motDePasse: MOT_DE_PASSE })]
    const voisine = await makeSession(par.id)
    await makeSession(agent.id)
    await makeSession(agent.id, { attendFacteur: true })
    await demanderMotDePasse(agent.email, LE)
    const jeton = await dernierJeton(agent.email)
    expect(await changerAgent(changement, { compteId: agent.id, parId: par.id }, LE)).toEqual({ ok: true })
    const ouvertes = await getPrisma().session.findMany({ where: { compteId: { in: [agent.id, par.id] }, finieLe: null } })
    expect(ouvertes.map(({ id }) => id)).toEqual([voisine.id])
    expect(await definirMotDePasse(jeton, 'un autre choix encore', LE)).toEqual({ ok: false, code: 'expire' })
    expect((await lignes(agent.id)).at(-1)).toMatchObject({ evenement, acteurType: 'agent', acteurId: par.id, de: 'agent' })
    expect((await modeles(agent.email)).at(-1)).toBe(modele)
    expect((await connecter(agent.email, MOT_DE_PASSE, LE)).ok).toBe(changement !== 'desactiver')
  })

  test('enabling gives the account back, with its password', async () => {
    const [par, agent] = [await administrateur(), await makeAgent({ motDePasse: MOT_DE_PASSE, desactiveLe: LE })]
    expect(await changerAgent('reactiver', { compteId: agent.id, parId: par.id }, LE)).toEqual({ ok: true })
    expect(await connecter(agent.email, MOT_DE_PASSE, LE)).toMatchObject({ ok: true })
    expect((await modeles(agent.email))[0]).toBe('agent-reactive')
  })

  test('that is refused writes nothing', async () => {
    const [par, agent, autre] = [await administrateur(), await makeAgent(), await makeCompte()]
    const avant = await empreinteDeLaBase()
    const changer = (changement: 'desactiver' | 'agent', compteId: string, parId = par.id) =>
      changerAgent(changement, { compteId, parId }, LE)
    expect(await changer('desactiver', par.id)).toEqual({ ok: false, code: 'soi_meme' })
    expect(await changer('agent', par.id)).toEqual({ ok: false, code: 'soi_meme' })
    expect(await changer('desactiver', autre.id)).toEqual({ ok: false, code: 'introuvable' })
    expect(await changer('agent', agent.id)).toEqual({ ok: false, code: 'inchange' })
    expect(await changer('desactiver', par.id, agent.id)).toEqual({ ok: false, code: 'plus_autorise' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('is whole or not at all', async () => {
    const [par, agent] = [await administrateur(), await makeAgent()]
    const { id: sessionId } = await makeSession(agent.id)
    const changer = () => changerAgent('desactiver', { compteId: agent.id, parId: par.id }, LE)
    await expect(avecPanne('"Journal"', 'ecriture', changer)).rejects.toThrow()
    expect(await relire(agent.id)).toMatchObject({ desactiveLe: null })
    expect(await getPrisma().session.findUnique({ where: { id: sessionId } })).toMatchObject({ finieLe: null })
  })
})

test('of two administrateurs who remove each other at once, one stays', async () => {
  for (const changement of ['desactiver', 'agent', 'desactiver', 'agent', 'desactiver'] as const) {
    await getPrisma().compte.updateMany({ where: { role: 'administrateur' }, data: { role: 'agent' } })
    const [un, deux] = [await administrateur(), await administrateur()]
    const essais = await Promise.all([
      changerAgent(changement, { compteId: deux.id, parId: un.id }, LE),
      changerAgent(changement, { compteId: un.id, parId: deux.id }, LE),
    ])
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['ok', 'plus_autorise'])
    const restants = { role: 'administrateur', desactiveLe: null } as const
    expect(await getPrisma().compte.count({ where: restants })).toBe(1)
  }
})

describe('the list', () => {
  test('is by name, a page at a time, without anybody else’s account', async () => {
    await getPrisma().compte.updateMany({ where: { role: { not: 'organisme' } }, data: { role: 'organisme' } })
    const noms = Array.from({ length: AGENTS_PAR_PAGE + 2 }, (_, i) => `Agent ${String(i % 26).padStart(3, '0')}`)
    for (const nom of noms) await makeAgent({ nom })
    const premiere = await listAgents({ q: '', apres: null })
    expect(premiere.agents).toHaveLength(AGENTS_PAR_PAGE)
    expect(premiere.suite).toBe(premiere.agents.at(-1)?.id)
    const seconde = await listAgents({ q: '', apres: premiere.suite })
    expect(seconde).toMatchObject({ suite: null, agents: [{}, {}] })
    const lus = [...premiere.agents, ...seconde.agents]
    expect(new Set(lus.map(({ id }) => id)).size).toBe(noms.length)
    expect(lus.map(({ nom }) => nom)).toEqual(noms.toSorted())
  })

  test('is searched by name, accents and case aside, and by e-mail; a pattern is plain text', async () => {
    const { id, email: adresse } = await makeAgent({ nom: 'Zoé D’Œuvre-Été' })
    const trouver = async (q: string) => (await listAgents({ q, apres: null })).agents.map((agent) => agent.id)
    for (const q of ['zoe oeuvre', 'ŒUVRE ETE', adresse.slice(0, -5), adresse.toUpperCase()])
      expect(await trouver(q)).toEqual([id])
    for (const q of ['%', '_', 'zoé%été']) expect(await trouver(q)).toEqual([])
  })

  test('says what is known of an account, and nothing of an organisme’s', async () => {
    const agent = await makeAgent({ connecteLe: LE, totpConfirmeLe: LE, totpSecret: 'x' })
    expect(await findAgent(agent.id)).toMatchObject({ role: 'agent', connecteLe: LE, aFacteur: true, desactiveLe: null })
    const { id } = await makeAgent({ totpConfirmeLe: null })
    const cle = { compteId: id, credentialId: 'c', clePublique: Buffer.from('x'), nom: 'clé' }
    await getPrisma().cleAcces.create({ data: cle })
    expect(await findAgent(id)).toMatchObject({ aFacteur: true, connecteLe: null })
    expect(await findAgent((await makeCompte()).id)).toBeNull()
  })
})
