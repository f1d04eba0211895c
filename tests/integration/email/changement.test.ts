import { describe, expect, test } from 'vitest'
import { contesterConnexion } from '@/lib/alerte/mutations'
import { lireEtatJeton } from '@/lib/compte/data'
import { envoyerLien } from '@/lib/compte/jobs'
import { changerMotDePasse, connecter, definirMotDePasse, demanderMotDePasse } from '@/lib/compte/mutations'
import { getPool, getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import type { JobData } from '@/lib/core/jobs'
import { LIMITES } from '@/lib/core/limite'
import { changerEmail, confirmerEmail } from '@/lib/email/actions'
import { confirmerChangement, demanderChangement } from '@/lib/email/mutations'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase, tablesContenant } from '@/tests/support/database'
import { avecTotp, makeAgent, makeCompte, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const HEURE = 3_600_000
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
let rang = 0
const uneAdresse = () => `nouvelle-${rang++}@essai.test`

/** What the worker does with what was asked of it. */
async function faireLeTravail(maintenant = MAINTENANT) {
  const { rows } = await getPool().query<{ data: JobData['lien'] }>(`DELETE FROM pgboss.job WHERE name = 'lien' RETURNING data`)
  for (const { data } of rows) await envoyerLien(data, maintenant)
  return rows.length
}
const titulaire = () => makeCompte({ motDePasse: MOT_DE_PASSE })
const demander = (compteId: string, nouvelle: string, maintenant = MAINTENANT) =>
  demanderChangement({ compteId, nouvelle, motDePasse: MOT_DE_PASSE, envoyer: true }, maintenant)
/** A person who asked for another address, and the link sent there. */
async function demandeur() {
  const [compte, nouvelle] = [await titulaire(), uneAdresse()]
  expect(await demander(compte.id, nouvelle)).toEqual({ ok: true })
  await faireLeTravail()
  return { ...compte, nouvelle, jeton: await dernierJeton(nouvelle) }
}
const emailDe = async (id: string) => (await getPrisma().compte.findUniqueOrThrow({ where: { id } })).email
const modeles = async (adresse: string) => (await courriersDe(adresse)).map(({ modele }) => modele)
const journalDe = async (compteId: string) =>
  (await getPrisma().journal.findMany({ where: { compteId }, orderBy: { rang: 'asc' } })).map(({ evenement }) => evenement)

describe('asking for another address', () => {
  test('tells the present one, sends a link of 24 hours to the new one, and changes nothing yet', async () => {
    const { id, email, nouvelle, jeton } = await demandeur()
    expect(await emailDe(id)).toBe(email)
    expect((await courriersDe(email)).at(-1)?.texte).toContain('une autre adresse e-mail a été demandée')
    expect(await modeles(nouvelle)).toEqual(['email-a-confirmer'])
    expect(await journalDe(id)).toEqual(['compte.demander_email'])
    expect(await lireEtatJeton(jeton, 'email', apres(24 * HEURE - 1))).toBe('valable')
    expect(await lireEtatJeton(jeton, 'email', apres(24 * HEURE))).toBe('expire')
    expect(await tablesContenant(jeton)).toEqual([])
  })

  test('needs the password, and another address', async () => {
    const { id, email } = await titulaire()
    const avant = await empreinteDeLaBase()
    const faux = { compteId: id, nouvelle: uneAdresse(), motDePasse: 'ce n’est pas le bon mot', envoyer: true }
    expect(await demanderChangement(faux, MAINTENANT)).toEqual({ ok: false, code: 'mot_de_passe' })
    expect(await demander(id, email)).toEqual({ ok: false, code: 'inchangee' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('says nothing of an address that has an account: same answer, same rows; the worker writes to nobody', async () => {
    const [compte, pris] = [await titulaire(), await makeCompte()]
    const nombres = async () => {
      const lignes = await Promise.all([getPrisma().jeton.count(), getPrisma().courriel.count(), getPrisma().journal.count()])
      return { lignes, travaux: (await getPool().query(`SELECT 1 FROM pgboss.job WHERE name = 'lien'`)).rowCount }
    }
    const ecrit = async (nouvelle: string) => {
      const avant = await nombres()
      const resultat = await demander(compte.id, nouvelle)
      const fait = await nombres()
      return [
        resultat,
        fait.lignes.map((nombre, n) => nombre - (avant.lignes[n] ?? 0)),
        (fait.travaux ?? 0) - (avant.travaux ?? 0),
      ]
    }
    const libre = await ecrit(uneAdresse())
    expect(await ecrit(pris.email)).toEqual(libre)
    expect(await faireLeTravail()).toBe(2)
    expect(await modeles(pris.email)).toEqual([])
  })

  test('makes an older link void, and is void after another password', async () => {
    const { id, jeton } = await demandeur()
    const encore = uneAdresse()
    await demander(id, encore, apres(1))
    await faireLeTravail()
    expect(await confirmerChangement(jeton, apres(2))).toEqual({ ok: false, code: 'expire' })
    const { id: sessionId } = await makeSession(id)
    await changerMotDePasse({ compteId: id, sessionId, actuel: MOT_DE_PASSE, nouveau: 'tout autre chose que prévu' }, apres(3))
    expect(await confirmerChangement(await dernierJeton(encore), apres(4))).toEqual({ ok: false, code: 'expire' })
  })
})

describe('confirming', () => {
  test.each([
    [24 * HEURE - 1, true],
    [24 * HEURE, false],
    [24 * HEURE + 1, false],
  ])('%i ms later: %s', async (delai, bon) => {
    const { id, email, nouvelle, jeton } = await demandeur()
    expect((await confirmerChangement(jeton, apres(delai))).ok).toBe(bon)
    expect(await emailDe(id)).toBe(bon ? nouvelle : email)
  })

  test('changes the address once, tells the former one, and makes its links void', async () => {
    const { id, email, nouvelle, jeton } = await demandeur()
    await demanderMotDePasse(email, MAINTENANT)
    const ancien = await dernierJeton(email)
    const essais = await Promise.all([1, 2].map(() => confirmerChangement(jeton, MAINTENANT)))
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['consomme', 'ok'])
    expect(await confirmerChangement(jeton, MAINTENANT)).toEqual({ ok: false, code: 'consomme' })
    expect(await connecter(email, MOT_DE_PASSE, MAINTENANT)).toMatchObject({ ok: false })
    expect(await connecter(nouvelle, MOT_DE_PASSE, MAINTENANT)).toMatchObject({ ok: true })
    expect(await definirMotDePasse(ancien, 'tout autre chose que prévu', MAINTENANT)).toEqual({ ok: false, code: 'expire' })
    expect((await courriersDe(email)).at(-1)?.texte).toContain('une autre adresse e-mail a remplacé celle-ci')
    expect(await journalDe(id)).toEqual(['compte.demander_email', 'compte.changer_email'])
  })

  test('is refused for an address that got an account meanwhile, also at the same instant', async () => {
    const [un, deux] = [await titulaire(), await titulaire()]
    const nouvelle = uneAdresse()
    const jetons: string[] = []
    for (const { id } of [un, deux]) {
      await demander(id, nouvelle)
      await faireLeTravail()
      jetons.push(await dernierJeton(nouvelle))
    }
    const essais = await Promise.all(jetons.map((jeton) => confirmerChangement(jeton, MAINTENANT)))
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['ok', 'prise'])
    expect(await getPrisma().compte.count({ where: { email: nouvelle } })).toBe(1)
  })

  test('is refused for a closed account and with a link of another purpose', async () => {
    for (const ferme of [{ desactiveLe: MAINTENANT }, { geleLe: MAINTENANT }]) {
      const { id, jeton } = await demandeur()
      await getPrisma().compte.update({ where: { id }, data: ferme })
      expect(await confirmerChangement(jeton, MAINTENANT)).toEqual({ ok: false, code: 'expire' })
    }
    const { email } = await titulaire()
    await demanderMotDePasse(email, MAINTENANT)
    expect(await confirmerChangement(await dernierJeton(email), MAINTENANT)).toEqual({ ok: false, code: 'inconnu' })
    const { jeton } = await demandeur()
    expect(await definirMotDePasse(jeton, 'tout autre chose que prévu', MAINTENANT)).toEqual({ ok: false, code: 'inconnu' })
  })

  test('is all or nothing', async () => {
    const { jeton } = await demandeur()
    const avant = await empreinteDeLaBase()
    const confirmer = () => confirmerChangement(jeton, MAINTENANT)
    await expect(avecPanne('"Courriel"', 'ecriture', confirmer)).rejects.toThrow()
    await expect(avecPanne('"Journal"', 'validation', confirmer)).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})

describe('« Ce n’était pas moi »', () => {
  test('before the confirmation keeps the address: the link is void, even one that had not left', async () => {
    const { id, email, jeton } = await demandeur()
    const encore = uneAdresse()
    await demander(id, encore)
    expect(await contesterConnexion(await dernierJeton(email), MAINTENANT)).toEqual({ ok: true })
    await faireLeTravail()
    expect(await modeles(encore)).toEqual([])
    expect(await confirmerChangement(jeton, MAINTENANT)).toEqual({ ok: false, code: 'expire' })
    expect([await emailDe(id), (await modeles(email)).at(-1)]).toEqual([email, 'compte-protege'])
  })

  test('after it gives the address back, ends the sessions and takes away the factors given since the request', async () => {
    const { id, email, nouvelle, jeton } = await demandeur()
    await makeSession(id)
    await getPrisma().compte.update({ where: { id }, data: { ...avecTotp(), totpConfirmeLe: apres(1) } })
    await confirmerChangement(jeton, apres(2))
    expect(await contesterConnexion(await dernierJeton(email), apres(3))).toEqual({ ok: true })
    const compte = await getPrisma().compte.findUniqueOrThrow({ where: { id } })
    expect(compte).toMatchObject({ email, motDePasse: null, totpConfirmeLe: null, geleLe: null })
    expect(await getPrisma().session.count({ where: { compteId: id, finieLe: null } })).toBe(0)
    expect(await definirMotDePasse(await dernierJeton(email), 'tout autre chose que prévu', apres(4))).toMatchObject({ ok: true })
    expect((await modeles(nouvelle)).at(-1)).toBe('email-a-confirmer')
  })

  test('about a new browser also undoes a change of address made since', async () => {
    const { id, email } = await titulaire()
    for (const navigateur of ['Le sien', 'Un autre'])
      await connecter(email, MOT_DE_PASSE, MAINTENANT, { navigateur, jetonAppareil: null })
    const alerte = await dernierJeton(email)
    const nouvelle = uneAdresse()
    await demander(id, nouvelle, apres(1))
    await faireLeTravail()
    await confirmerChangement(await dernierJeton(nouvelle), apres(2))
    expect(await contesterConnexion(alerte, apres(3))).toEqual({ ok: true })
    expect([await emailDe(id), (await modeles(email)).at(-1)]).toEqual([email, 'compte-protege'])
  })

  test('freezes the account when another one has the former address by now', async () => {
    const { id, email, nouvelle, jeton } = await demandeur()
    await confirmerChangement(jeton, apres(1))
    const alerte = await dernierJeton(email)
    await makeCompte({ email })
    expect(await contesterConnexion(alerte, apres(2))).toEqual({ ok: true })
    const compte = await getPrisma().compte.findUniqueOrThrow({ where: { id } })
    expect(compte).toMatchObject({ email: nouvelle, motDePasse: null, geleLe: apres(2), geleMotif: expect.any(String) })
    expect((await modeles(email)).at(-1)).toBe('compte-gele')
    await demanderMotDePasse(nouvelle, apres(3))
    expect(await modeles(nouvelle)).toEqual(['email-a-confirmer'])
  })
})

describe('the forms', () => {
  const envoi = (champs: Record<string, string>) => {
    const donnees = new FormData()
    for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
    return donnees
  }
  const par = async (compteId: string, champs: Record<string, string>) => {
    const sessionId = (await makeSession(compteId)).id
    return (await dansRequete({ sessionId }, () => changerEmail(IDLE, envoi(champs)))).issue
  }
  const ENVOYE = { redirection: '/mon-compte/adresse?envoye=1' }

  test('answer the same for a free address, a taken one and one written to too often; case does not count', async () => {
    const [{ id, email }, pris] = [await titulaire(), await makeCompte()]
    const nouvelle = uneAdresse()
    expect(await par(id, { email: ` ${nouvelle.toUpperCase()} `, motDePasseActuel: MOT_DE_PASSE })).toEqual(ENVOYE)
    await faireLeTravail(new Date())
    expect(await modeles(nouvelle)).toEqual(['email-a-confirmer'])
    expect(await par(id, { email: pris.email.toUpperCase(), motDePasseActuel: MOT_DE_PASSE })).toEqual(ENVOYE)
    expect(await par(id, { email: email.toUpperCase(), motDePasseActuel: MOT_DE_PASSE })).toMatchObject({
      valeur: { fieldErrors: { email: 'C’est déjà l’adresse e-mail de votre compte.' } },
    })
    for (let n = 0; n <= LIMITES.courriel_compte.points; n += 1)
      expect(await par(id, { email: nouvelle, motDePasseActuel: MOT_DE_PASSE })).toEqual(ENVOYE)
    expect(await faireLeTravail(new Date())).toBeLessThanOrEqual(LIMITES.courriel_compte.points)
  })

  test('are not for agents, whose address is that of their invitation', async () => {
    const { id } = await makeAgent({ motDePasse: MOT_DE_PASSE })
    expect(await par(id, { email: uneAdresse(), motDePasseActuel: MOT_DE_PASSE })).toMatchObject({ valeur: { code: 'agent' } })
  })

  test('count wrong passwords, and confirm without a session', async () => {
    const { id } = await titulaire()
    const faux = { email: uneAdresse(), motDePasseActuel: 'ce n’est pas le bon mot' }
    for (let n = 0; n < LIMITES.preuve_compte.points; n += 1)
      expect(await par(id, faux)).toMatchObject({ valeur: { fieldErrors: { motDePasseActuel: expect.any(String) } } })
    expect(await par(id, faux)).toMatchObject({ valeur: { code: 'trop_de_tentatives' } })
    const autre = await titulaire()
    const nouvelle = uneAdresse()
    await par(autre.id, { email: nouvelle, motDePasseActuel: MOT_DE_PASSE })
    await faireLeTravail(new Date())
    const jeton = await dernierJeton(nouvelle)
    const { issue } = await dansRequete({}, () => confirmerEmail(IDLE, envoi({ jeton })))
    expect([issue, await emailDe(autre.id)]).toEqual([{ redirection: '/connexion/adresse?fait=1' }, nouvelle])
  })
})
