import { describe, expect, test } from 'vitest'
import { contesterConnexion } from '@/lib/alerte/mutations'
import { modifierMotDePasse, seConnecter } from '@/lib/compte/actions'
import {
  activerCompte,
  connecter,
  definirMotDePasse,
  demanderMotDePasse,
  remplacerActivation,
  renvoyerActivation,
} from '@/lib/compte/mutations'
import { getPrisma, transaction } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { exigerSession, getSession } from '@/lib/core/session'
import { gelerCompte } from '@/lib/gel/actions'
import { changerGelCompte } from '@/lib/gel/mutations'
import { creerJeton } from '@/lib/jeton/mutations'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeCompte, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-20T09:00:00Z')
const apres = (minutes: number) => new Date(LE.getTime() + minutes * 60_000)
const relire = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id } })
const lignes = (compteId: string) => getPrisma().journal.findMany({ where: { compteId }, orderBy: { id: 'asc' } })
const modeles = async (adresse: string) => (await courriersDe(adresse)).map(({ modele }) => modele)
const jeton = async (compteId: string, usage: 'activation' | 'mot_de_passe' | 'alerte') =>
  (await transaction((tx) => creerJeton(tx, compteId, usage, LE))).jeton
const envoi = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}

async function geler(compteId: string, par?: string) {
  const parId = par ?? (await makeAgent()).id
  return changerGelCompte('geler', { compteId, parId, motif: 'Poste infecté' }, LE)
}
const degeler = async (compteId: string) =>
  changerGelCompte('degeler', { compteId, parId: (await makeAgent()).id, motif: 'Poste nettoyé' }, apres(60))

describe('a frozen account', () => {
  test('a frozen account: its sessions are over and its next action is refused [SEC-P7]', async () => {
    const { compte } = await makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
    const sessionId = (await makeSession(compte.id)).id
    expect((await dansRequete({ sessionId }, getSession)).issue).toMatchObject({ valeur: { compteId: compte.id } })
    expect(await geler(compte.id)).toEqual({ ok: true })
    expect((await dansRequete({ sessionId }, getSession)).issue).toEqual({ valeur: null })
    const saisie = envoi({
      motDePasseActuel: MOT_DE_PASSE,
      motDePasse: 'autre phrase 12 mots',
      motDePasseRepete: 'autre phrase 12 mots',
    })
    const { issue } = await dansRequete({ sessionId }, () => modifierMotDePasse(IDLE, saisie))
    expect(issue).toMatchObject({ redirection: expect.stringMatching(/^\/connexion/) })
    expect(await connecter(compte.email, MOT_DE_PASSE, apres(1))).toEqual({ ok: false, code: 'gele' })
    // A session that was opened at the very same moment opens nothing either.
    const nee = (await makeSession(compte.id)).id
    expect((await dansRequete({ sessionId: nee }, () => exigerSession('/mon-compte'))).issue).toHaveProperty('redirection')
  })

  test('tells so to the right password only, and whom to write to', async () => {
    const compte = await makeCompte({ motDePasse: MOT_DE_PASSE })
    await geler(compte.id)
    const essayer = async (motDePasse: string) =>
      (await dansRequete({}, () => seConnecter(IDLE, envoi({ email: compte.email, motDePasse })))).issue
    const inconnu = await dansRequete({}, () =>
      seConnecter(IDLE, envoi({ email: 'personne@nulle-part.test', motDePasse: 'fausse réponse' })),
    )
    const faux = await essayer('fausse réponse')
    expect(faux).toMatchObject({ valeur: { status: 'refused', code: 'identifiants' } })
    const sansSaisie = (issue: object) => JSON.stringify(issue).replaceAll(compte.email, 'personne@nulle-part.test')
    expect(sansSaisie(faux)).toBe(sansSaisie(inconnu.issue))
    expect(await essayer(MOT_DE_PASSE)).toMatchObject({
      valeur: { code: 'gele', message: expect.stringMatching(/gelé par mesure de sécurité.*assistance@kairos\.test/) },
    })
  })

  test('is opened by no link: password, activation, nor a new one', async () => {
    const actif = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const { compte: neuf } = await makeGestionnaire({ compte: { activeLe: null } })
    const [reinit, activation] = [await jeton(actif.id, 'mot_de_passe'), await jeton(neuf.id, 'activation')]
    await geler(actif.id)
    await geler(neuf.id)
    expect(await definirMotDePasse(reinit, 'autre phrase 12 mots', apres(1))).toEqual({ ok: false, code: 'expire' })
    expect(await activerCompte(activation, apres(1))).toEqual({ ok: false, code: 'expire' })
    await demanderMotDePasse(actif.email, apres(1))
    await demanderMotDePasse(neuf.email, apres(1))
    await renvoyerActivation(neuf.email, apres(1))
    await remplacerActivation(activation, apres(1))
    expect(await modeles(actif.email)).toEqual(['compte-gele'])
    expect(await modeles(neuf.email)).toEqual(['compte-gele'])
    // Even a link that was made meanwhile.
    const glisse = await jeton(actif.id, 'mot_de_passe')
    expect(await definirMotDePasse(glisse, 'autre phrase 12 mots', apres(1))).toEqual({ ok: false, code: 'expire' })
    expect((await relire(neuf.id)).activeLe).toBeNull()
  })

  test('still lets its owner say « not me », which sends no link to come in', async () => {
    const compte = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const alerte = await jeton(compte.id, 'alerte')
    await geler(compte.id)
    expect(await contesterConnexion(alerte, apres(1))).toEqual({ ok: true })
    expect(await modeles(compte.email)).toEqual(['compte-gele'])
    expect((await relire(compte.id)).motDePasse).toBeNull()
  })

  test('is freed as it was, without the sessions of before', async () => {
    const compte = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const avant = (await makeSession(compte.id)).id
    await geler(compte.id)
    const pendant = (await makeSession(compte.id)).id
    expect(await degeler(compte.id)).toEqual({ ok: true })
    expect(await relire(compte.id)).toMatchObject({ geleLe: null, geleMotif: null, geleParId: null })
    for (const sessionId of [avant, pendant])
      expect((await dansRequete({ sessionId }, getSession)).issue).toEqual({ valeur: null })
    expect(await connecter(compte.email, MOT_DE_PASSE, apres(61))).toMatchObject({ ok: true })
    await demanderMotDePasse(compte.email, apres(61))
    expect(await definirMotDePasse(await dernierJeton(compte.email), 'autre phrase 12 mots', apres(62))).toMatchObject({
      ok: true,
    })
    expect((await modeles(compte.email)).slice(0, 2)).toEqual(['compte-gele', 'compte-degele'])
  })
})

describe('freezing', () => {
  test('leaves who, when and why in the journal, and the owner is told once', async () => {
    const [agent, compte] = [await makeAgent(), await makeCompte()]
    expect(await geler(compte.id, agent.id)).toEqual({ ok: true })
    expect(await geler(compte.id, agent.id)).toEqual({ ok: false, code: 'inchange' })
    expect(await lignes(compte.id)).toMatchObject([
      { evenement: 'compte.geler', acteurType: 'agent', acteurId: agent.id, donnees: { motif: 'Poste infecté' }, creeLe: LE },
    ])
    expect(await modeles(compte.email)).toEqual(['compte-gele'])
    expect((await courriersDe(compte.email))[0]?.texte).not.toContain('Poste infecté')
  })

  test('of two agents at once, one does it', async () => {
    const [compte, un, deux] = [await makeCompte(), await makeAgent(), await makeAgent()]
    const faits = await Promise.all([geler(compte.id, un.id), geler(compte.id, deux.id)])
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await modeles(compte.email)).toEqual(['compte-gele'])
  })

  test('two administrateurs who freeze each other at once: one stays', async () => {
    const [un, deux] = [await makeAgent({ role: 'administrateur' }), await makeAgent({ role: 'administrateur' })]
    const faits = await Promise.all([geler(un.id, deux.id), geler(deux.id, un.id)])
    expect(faits.map((fait) => (fait.ok ? 'ok' : fait.code)).sort()).toEqual(['ok', 'plus_autorise'])
    expect([(await relire(un.id)).geleLe, (await relire(deux.id)).geleLe].filter((geleLe) => geleLe === null)).toHaveLength(1)
  })

  test('is done whole or not at all', async () => {
    const [agent, compte] = [await makeAgent(), await makeCompte()]
    await makeSession(compte.id)
    const avant = await empreinteDeLaBase()
    await expect(avecPanne('"Journal"', 'validation', () => geler(compte.id, agent.id))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('is for agents: a member gets the page of what does not exist, a missing reason is asked for', async () => {
    const cible = (await makeCompte()).id
    const session = async (id: string) => (await makeSession(id)).id
    const essayer = async (sessionId: string, motif: string) =>
      (await dansRequete({ sessionId }, () => gelerCompte(IDLE, envoi({ compteId: cible, motif })))).issue
    expect(await essayer(await session((await makeCompte()).id), 'x')).toEqual({ introuvable: true })
    const agent = await session((await makeAgent()).id)
    expect(await essayer(agent, '  ')).toMatchObject({ valeur: { status: 'invalid', fieldErrors: { motif: /journal/ } } })
    expect(await essayer(agent, 'Poste infecté')).toEqual({ redirection: `/admin/comptes/${cible}?fait=gele` })
    expect(await relire(cible)).toMatchObject({ geleMotif: 'Poste infecté' })
  })
})
