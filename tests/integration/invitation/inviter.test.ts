import { describe, expect, test } from 'vitest'
import { activerCompte, connecter, definirMotDePasse } from '@/lib/compte/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import * as actions from '@/lib/invitation/actions'
import { findInvitation } from '@/lib/invitation/data'
import { loadInvitation } from '@/lib/invitation/loaders'
import { accepterInvitation, changerInvitation, creerCompteInvite, inviterMembre } from '@/lib/invitation/mutations'
import { DUREE_INVITATION } from '@/lib/invitation/rules'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase, tablesContenant } from '@/tests/support/database'
import { makeAgent, makeCompte, makeGestionnaire, makeMembre, makeSession } from '@/tests/support/factories'
import { makeInvitation } from '@/tests/support/factories/membres'
import { inscrireAvec, MOT_DE_PASSE } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-20T09:00:00Z')
const apres = (ms: number) => new Date(LE.getTime() + ms)
let rang = 0
const adresse = () => `collegue-${rang++}@quai.test`
const roles = (organismeId: string, email: string) =>
  getPrisma().membre.findMany({ where: { organismeId, compte: { email } }, select: { role: true } })
const lignes = async (organismeId: string) =>
  (await getPrisma().journal.findMany({ where: { organismeId }, orderBy: { id: 'asc' } })).map(({ evenement }) => evenement)

/** An organisme that has invited an address, and the token of the e-mail. */
async function inviter(email = adresse()) {
  const { organisme, compte } = await makeGestionnaire()
  const resultat = await inviterMembre({ organismeId: organisme.id, parId: compte.id, email }, LE)
  if (!resultat.ok) throw new Error(resultat.code)
  return { organisme, compte, email, jeton: await dernierJeton(email) }
}

describe('an invitation', () => {
  test('sends a link of seven days, of which only the SHA-256 is kept [SEC-I13]', async () => {
    const { organisme, compte, email, jeton } = await inviter()
    const [courrier, ...autres] = await courriersDe(email)
    expect([courrier?.modele, autres.length]).toEqual(['membre-invite', 0])
    expect(courrier?.texte).toContain(organisme.raisonSociale)
    expect(courrier?.texte).toContain(compte.email)
    expect(await findInvitation(jeton)).toMatchObject({ email, expireLe: apres(DUREE_INVITATION) })
    expect(await getPrisma().invitation.findFirst({ where: { email } })).toMatchObject({ empreinte: sha256(jeton) })
    expect(await tablesContenant(jeton)).toEqual([])
    expect(await lignes(organisme.id)).toEqual(['membre.inviter'])
  })

  test('gets the same answer whether or not the address has an account, active or not', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const emails = [
      adresse(),
      (await makeCompte()).email,
      (await makeCompte({ activeLe: null })).email,
      (await makeAgent()).email,
    ]
    const sessionId = (await makeSession(compte.id)).id
    const reponses = []
    for (const email of emails) {
      const corps = new FormData()
      corps.set('email', email)
      reponses.push((await dansRequete({ sessionId }, () => actions.inviter(IDLE, corps))).issue)
      expect((await courriersDe(email)).map(({ modele }) => modele)).toEqual(['membre-invite'])
    }
    expect(new Set(reponses.map((reponse) => JSON.stringify(reponse)))).toEqual(
      new Set([JSON.stringify({ redirection: '/organisme/membres?fait=invite' })]),
    )
    expect(await getPrisma().invitation.count({ where: { organismeId: organisme.id } })).toBe(4)
  })

  test('of a gestionnaire, of an address invited already, or by somebody who is none any more, is refused', async () => {
    const { organisme, compte, email } = await inviter()
    const rgc = await makeCompte()
    await makeMembre(organisme.id, rgc.id, 'rgc')
    const avant = await empreinteDeLaBase()
    const essayer = (a: string, parId = compte.id) => inviterMembre({ organismeId: organisme.id, parId, email: a }, apres(1))
    expect(await essayer(compte.email)).toEqual({ ok: false, code: 'deja_gestionnaire' })
    expect(await essayer(email)).toEqual({ ok: false, code: 'deja_invite' })
    expect(await essayer(adresse(), rgc.id)).toEqual({ ok: false, code: 'plus_autorise' })
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await essayer(rgc.email)).toEqual({ ok: true })
  })

  test('of one address three times at once is one', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const email = adresse()
    const invitation = { organismeId: organisme.id, parId: compte.id, email }
    const essais = await Promise.all([1, 2, 3].map(() => inviterMembre(invitation, LE)))
    expect(essais.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await courriersDe(email)).toHaveLength(1)
  })

  test('made again once the first is over replaces it', async () => {
    const { organisme, compte, email, jeton } = await inviter()
    const encore = { organismeId: organisme.id, parId: compte.id, email }
    expect(await inviterMembre(encore, apres(DUREE_INVITATION - 1))).toEqual({ ok: false, code: 'deja_invite' })
    expect(await inviterMembre(encore, apres(DUREE_INVITATION))).toEqual({ ok: true })
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, apres(DUREE_INVITATION))).toEqual({ ok: false, code: 'expire' })
  })

  test('sent again voids the older link; cancelled, no link works; another organisme’s is out of reach', async () => {
    const { organisme, compte, email, jeton } = await inviter()
    const { id: invitationId } = await getPrisma().invitation.findFirstOrThrow({ where: { email } })
    const geste = { organismeId: organisme.id, parId: compte.id, invitationId }
    expect(await changerInvitation('renvoyer', geste, apres(1))).toEqual({ ok: true })
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, apres(2))).toEqual({ ok: false, code: 'inconnu' })
    const etranger = await makeGestionnaire()
    const ailleurs = { organismeId: etranger.organisme.id, parId: etranger.compte.id, invitationId }
    expect(await changerInvitation('annuler', ailleurs, apres(2))).toEqual({ ok: false, code: 'introuvable' })
    expect(await changerInvitation('annuler', geste, apres(3))).toEqual({ ok: true })
    expect(await creerCompteInvite(await dernierJeton(email), MOT_DE_PASSE, apres(4))).toEqual({ ok: false, code: 'expire' })
    expect(await changerInvitation('renvoyer', geste, apres(5))).toEqual({ ok: false, code: 'introuvable' })
    expect(await lignes(organisme.id)).toEqual(['membre.inviter', 'membre.inviter', 'membre.annuler_invitation'])
  })
})

describe('the link', () => {
  const lire = async (jeton: string, sessionId?: string) => {
    const { issue } = await dansRequete({ sessionId }, () => loadInvitation(jeton))
    return 'valeur' in issue ? issue.valeur : issue
  }

  test('uses nothing up when it is opened, and says nothing of the address', async () => {
    const { organisme } = await makeGestionnaire()
    const { jeton, email } = await makeInvitation(organisme.id)
    const avant = await empreinteDeLaBase()
    const lu = await lire(jeton)
    expect(lu).toMatchObject({ etat: 'valable', visiteur: 'anonyme', raisonSociale: organisme.raisonSociale, email: null })
    expect(JSON.stringify(lu)).not.toContain(email)
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('is for the account of exactly that address', async () => {
    const { organisme } = await makeGestionnaire()
    const invite = await makeCompte()
    const { jeton } = await makeInvitation(organisme.id, { email: invite.email })
    const [sienne, autre, agent] = [
      (await makeSession(invite.id)).id,
      (await makeSession((await makeCompte()).id)).id,
      (await makeSession((await makeAgent()).id)).id,
    ]
    expect(await lire(jeton, sienne)).toMatchObject({ visiteur: 'destinataire' })
    expect(await lire(jeton, autre)).toMatchObject({ visiteur: 'autre_adresse' })
    expect(await lire(jeton, agent)).toMatchObject({ visiteur: 'autre_adresse' })
    expect(await lire('A'.repeat(43))).toEqual({ etat: 'inconnu', jeton: null })
    expect(await lire('court')).toEqual({ etat: 'inconnu', jeton: null })
    const dehors = await makeSession((await makeCompte()).id)
    expect(await accepterInvitation(jeton, dehors, new Date())).toEqual({ ok: false, code: 'autre_adresse' })
    expect(await roles(organisme.id, invite.email)).toEqual([])
  })

  test('opens nothing else, and no other link opens it [SEC-I12]', async () => {
    const { email, jeton } = await inviter()
    expect(await activerCompte(jeton, apres(1))).toEqual({ ok: false, code: 'inconnu' })
    expect(await definirMotDePasse(jeton, MOT_DE_PASSE, apres(1))).toEqual({ ok: false, code: 'inconnu' })
    await inscrireAvec({ email }, { maintenant: LE })
    const activation = await dernierJeton(email)
    expect(await creerCompteInvite(activation, MOT_DE_PASSE, apres(1))).toEqual({ ok: false, code: 'inconnu' })
    expect(await activerCompte(activation, apres(1))).toEqual({ ok: true })
  })

  test('of a frozen organisme does not work until it is free again', async () => {
    const { organisme, jeton } = await inviter()
    const geler = (geleLe: Date | null) => getPrisma().organisme.update({ where: { id: organisme.id }, data: { geleLe } })
    await geler(LE)
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, apres(1))).toEqual({ ok: false, code: 'expire' })
    await geler(null)
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, apres(1))).toEqual({ ok: true })
  })

  test('does not make an agent a gestionnaire', async () => {
    const { organisme } = await makeGestionnaire()
    const agent = await makeAgent()
    const { jeton } = await makeInvitation(organisme.id, { email: agent.email })
    const session = await makeSession(agent.id)
    expect(await accepterInvitation(jeton, session, new Date())).toEqual({ ok: false, code: 'compte_agent' })
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, new Date())).toEqual({ ok: false, code: 'compte_existant' })
  })
})

describe('accepting', () => {
  test('with an account makes a gestionnaire once, and the session goes on to the organisme', async () => {
    const { organisme, email, jeton } = await inviter((await makeGestionnaire()).compte.email)
    const invite = await getPrisma().compte.findUniqueOrThrow({ where: { email } })
    const session = await makeSession(invite.id)
    const essais = await Promise.all([1, 2, 3].map((n) => accepterInvitation(jeton, session, apres(n))))
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['consomme', 'consomme', 'ok'])
    expect(await roles(organisme.id, email)).toEqual([{ role: 'gestionnaire' }])
    expect(await getPrisma().session.findUnique({ where: { id: session.id } })).toMatchObject({ organismeId: organisme.id })
    expect(await lignes(organisme.id)).toEqual(['membre.inviter', 'membre.rejoindre'])
  })

  test('without one makes an active account once, whose password opens it', async () => {
    const { organisme, email, jeton } = await inviter()
    const essais = await Promise.all([1, 2].map((n) => creerCompteInvite(jeton, MOT_DE_PASSE, apres(n))))
    expect(essais.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await roles(organisme.id, email)).toEqual([{ role: 'gestionnaire' }])
    expect(await connecter(email, MOT_DE_PASSE, apres(10))).toMatchObject({ ok: true, role: 'organisme' })
    expect(await lignes(organisme.id)).toEqual(['membre.inviter', 'compte.creer', 'compte.activer', 'membre.rejoindre'])
  })

  test('takes an account that nobody activated: the password given before, by whoever it was, is worth nothing', async () => {
    const email = adresse()
    await inscrireAvec({ email }, { maintenant: LE })
    const ancien = await dernierJeton(email)
    const { organisme, jeton } = await inviter(email)
    expect(await creerCompteInvite(jeton, 'un tout autre choix à moi', apres(1))).toEqual({ ok: true })
    expect(await connecter(email, MOT_DE_PASSE, apres(2))).toEqual({ ok: false, code: 'identifiants' })
    expect(await connecter(email, 'un tout autre choix à moi', apres(2))).toMatchObject({ ok: true })
    expect(await roles(organisme.id, email)).toEqual([{ role: 'gestionnaire' }])
    expect(await getPrisma().jeton.findUnique({ where: { empreinte: sha256(ancien) } })).toMatchObject({ annuleLe: apres(1) })
  })

  test('leaves an account in use its password', async () => {
    const { email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const { organisme, jeton } = await inviter(email)
    expect(await creerCompteInvite(jeton, 'un tout autre choix à moi', apres(1))).toEqual({ ok: false, code: 'compte_existant' })
    expect(await connecter(email, MOT_DE_PASSE, apres(2))).toMatchObject({ ok: true })
    expect(await roles(organisme.id, email)).toEqual([])
  })

  test.each([
    ['1 ms before the end', DUREE_INVITATION - 1, { ok: true }],
    ['at the end', DUREE_INVITATION, { ok: false, code: 'expire' }],
    ['1 ms after the end', DUREE_INVITATION + 1, { ok: false, code: 'expire' }],
  ])('%s', async (_nom, delai, attendu) => {
    const { jeton } = await inviter()
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, apres(delai))).toEqual(attendu)
  })

  test.each(['"Membre"', '"Journal"', '"Compte"'])('is all or nothing (%s)', async (table) => {
    const { jeton } = await inviter()
    const avant = await empreinteDeLaBase()
    await expect(avecPanne(table, 'ecriture', () => creerCompteInvite(jeton, MOT_DE_PASSE, apres(1)))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await creerCompteInvite(jeton, MOT_DE_PASSE, apres(1))).toEqual({ ok: true })
  })
})

test('invitations are limited for an organisme, and for an address', async () => {
  const { compte } = await makeGestionnaire()
  const sessionId = (await makeSession(compte.id)).id
  const envoyer = async (email: string) => {
    const corps = new FormData()
    corps.set('email', email)
    const { issue } = await dansRequete({ sessionId }, () => actions.inviter(IDLE, corps))
    return 'valeur' in issue && 'code' in issue.valeur ? issue.valeur.code : 'envoyée'
  }
  const reponses = []
  for (let n = 0; n < 22; n += 1) reponses.push(await envoyer(adresse()))
  expect(reponses.filter((reponse) => reponse === 'envoyée')).toHaveLength(20)
  expect(reponses.at(-1)).toBe('trop_de_tentatives')
})
