import { describe, expect, test } from 'vitest'
import { lireEtatJeton, listOrganismesDuCompte, motsDuJeton } from '@/lib/compte/data'
import { changerMotDePasse, connecter, definirMotDePasse, demanderMotDePasse } from '@/lib/compte/mutations'
import { nouveauJeton } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { fermerAutresSessions } from '@/lib/session/mutations'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeCompte, makeGestionnaire, makeMembre, makeOrganisme, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const HEURE = 3_600_000
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const NOUVEAU = 'tout autre chose que prévu'

const ouvertes = async (compteId: string) => {
  const lignes = await getPrisma().session.findMany({ where: { compteId, finieLe: null }, select: { id: true } })
  return lignes.map(({ id }) => id)
}
const changements = (compteId: string) =>
  getPrisma().journal.findMany({ where: { compteId, evenement: 'compte.changer_mot_de_passe' } })

/** An account with its password, three open sessions, and a link to change the password. */
async function avecLien() {
  const { compte, organisme } = await makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
  const sessions = [await makeSession(compte.id), await makeSession(compte.id), await makeSession(compte.id)]
  await demanderMotDePasse(compte.email, MAINTENANT)
  return { compte, organisme, sessions: sessions.map(({ id }) => id), jeton: await dernierJeton(compte.email) }
}

describe('« Mot de passe oublié ? »', () => {
  test('sends a link of one hour to an active account, an agent’s too', async () => {
    for (const { email } of [(await makeGestionnaire()).compte, await makeAgent()]) {
      await demanderMotDePasse(email, MAINTENANT)
      expect(await courriersDe(email)).toMatchObject([{ modele: 'mot-de-passe-oublie' }])
      const jeton = await dernierJeton(email)
      expect(await lireEtatJeton(jeton, 'mot_de_passe', apres(HEURE - 1))).toBe('valable')
      expect(await lireEtatJeton(jeton, 'mot_de_passe', apres(HEURE))).toBe('expire')
    }
  })

  test('sends the activation link to an account that is not active', async () => {
    const { compte } = await makeGestionnaire({ compte: { activeLe: null } })
    await demanderMotDePasse(compte.email, MAINTENANT)
    expect(await courriersDe(compte.email)).toMatchObject([{ modele: 'activation' }])
  })

  test('writes nothing for an unknown or disabled account', async () => {
    const { email } = await makeCompte({ desactiveLe: apres(-1) })
    const avant = await empreinteDeLaBase()
    await demanderMotDePasse(email, MAINTENANT)
    await demanderMotDePasse('inconnue@essai.test', MAINTENANT)
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})

describe('a new password by a link', () => {
  test('ends all sessions, tells the person, and leaves one journal line', async () => {
    const { compte, jeton } = await avecLien()
    const voisin = await makeSession((await makeCompte()).id)
    expect(await definirMotDePasse(jeton, NOUVEAU, MAINTENANT)).toMatchObject({ ok: true })
    expect(await ouvertes(compte.id)).toEqual([])
    expect(await ouvertes(voisin.compteId)).toEqual([voisin.id])
    expect(await changements(compte.id)).toMatchObject([{ acteurType: 'membre', acteurId: compte.id, creeLe: MAINTENANT }])
    expect((await courriersDe(compte.email)).map(({ modele }) => modele)).toEqual(['mot-de-passe-oublie', 'mot-de-passe-modifie'])
    expect(await connecter(compte.email, MOT_DE_PASSE, MAINTENANT)).toEqual({ ok: false, code: 'identifiants' })
    expect(await connecter(compte.email, NOUVEAU, MAINTENANT)).toMatchObject({ ok: true })
  })

  test('works once, also when the form is sent twice at once', async () => {
    const { compte, jeton } = await avecLien()
    const essais = await Promise.all([`${NOUVEAU} 1`, `${NOUVEAU} 2`].map((choix) => definirMotDePasse(jeton, choix, MAINTENANT)))
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['consomme', 'ok'])
    expect(await changements(compte.id)).toHaveLength(1)
    expect(await definirMotDePasse(jeton, NOUVEAU, MAINTENANT)).toEqual({ ok: false, code: 'consomme' })
  })

  test('is refused after an hour, by a replaced link, and by a token of nothing', async () => {
    const { compte, jeton } = await avecLien()
    expect(await definirMotDePasse(jeton, NOUVEAU, apres(HEURE))).toEqual({ ok: false, code: 'expire' })
    await demanderMotDePasse(compte.email, apres(1))
    expect(await definirMotDePasse(jeton, NOUVEAU, apres(2))).toEqual({ ok: false, code: 'expire' })
    expect(await definirMotDePasse(nouveauJeton().jeton, NOUVEAU, apres(2))).toEqual({ ok: false, code: 'inconnu' })
    expect(await changements(compte.id)).toEqual([])
    expect(await ouvertes(compte.id)).toHaveLength(3)
  })

  test('is all or nothing', async () => {
    const { jeton } = await avecLien()
    const avant = await empreinteDeLaBase()
    const choisir = () => definirMotDePasse(jeton, NOUVEAU, MAINTENANT)
    await expect(avecPanne('"Courriel"', 'ecriture', choisir)).rejects.toThrow()
    await expect(avecPanne('"Journal"', 'validation', choisir)).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await choisir()).toMatchObject({ ok: true })
  })

  test('is judged with the e-mail and the names of the account’s organismes', async () => {
    const { compte, organisme, jeton } = await avecLien()
    const autre = await makeOrganisme()
    await makeMembre(autre.id, compte.id, 'rgc')
    expect((await motsDuJeton(jeton)).sort()).toEqual([compte.email, organisme.raisonSociale, autre.raisonSociale].sort())
    expect(await motsDuJeton(nouveauJeton().jeton)).toEqual([])
    expect(await listOrganismesDuCompte(compte.id)).toHaveLength(2)
  })
})

describe('changing one’s password', () => {
  const changer = (compteId: string, sessionId: string, actuel: string) =>
    changerMotDePasse({ compteId, sessionId, actuel, nouveau: NOUVEAU }, MAINTENANT)

  test('keeps this session only, and makes waiting links void', async () => {
    const { compte, sessions, jeton } = await avecLien()
    const [ici = ''] = sessions
    expect(await changer(compte.id, ici, MOT_DE_PASSE)).toEqual({ ok: true })
    expect(await ouvertes(compte.id)).toEqual([ici])
    expect(await lireEtatJeton(jeton, 'mot_de_passe', MAINTENANT)).toBe('expire')
    expect(await changements(compte.id)).toHaveLength(1)
    expect((await courriersDe(compte.email)).at(-1)).toMatchObject({ modele: 'mot-de-passe-modifie' })
    expect(await connecter(compte.email, NOUVEAU, MAINTENANT)).toMatchObject({ ok: true })
  })

  test('needs the present one', async () => {
    const { compte, sessions } = await avecLien()
    const avant = await empreinteDeLaBase()
    expect(await changer(compte.id, sessions[0] ?? '', NOUVEAU)).toEqual({ ok: false, code: 'actuel_incorrect' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('« Fermer mes autres sessions » keeps this one', async () => {
    const { compte, sessions } = await avecLien()
    const [ici = ''] = sessions
    await fermerAutresSessions(compte.id, ici, MAINTENANT)
    expect(await ouvertes(compte.id)).toEqual([ici])
  })
})
