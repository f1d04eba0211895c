import { describe, expect, test } from 'vitest'
import { contesterConnexion } from '@/lib/alerte/mutations'
import { lireEtatJeton } from '@/lib/compte/data'
import { connecter, definirMotDePasse, demanderMotDePasse } from '@/lib/compte/mutations'
import { getPrisma } from '@/lib/core/db'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeCompte, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const JOUR = 86_400_000
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const modeles = async (email: string) => (await courriersDe(email)).map(({ modele }) => modele)

const ouvrir = async (email: string, jetonAppareil: string | null, quand = MAINTENANT) => {
  const connexion = await connecter(email, MOT_DE_PASSE, quand, { navigateur: FIREFOX, jetonAppareil })
  if (!connexion.ok || 'jeton' in connexion) throw new Error('a session was expected')
  return connexion
}

/** A person signed in at home, then somebody from elsewhere: the e-mail's token. */
async function avecIntrus() {
  const { id, email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
  const { appareil } = await ouvrir(email, null)
  await ouvrir(email, null, apres(1000))
  return { id, email, appareil, jeton: await dernierJeton(email) }
}

describe('a sign-in from a browser not seen before', () => {
  test('is told by e-mail, but for the first one; a known browser says nothing', async () => {
    const { id, email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const { appareil } = await ouvrir(email, null)
    await ouvrir(email, appareil)
    expect(await courriersDe(email)).toEqual([])
    await ouvrir(email, null)
    const [courriel, ...autres] = await courriersDe(email)
    expect([courriel?.modele, autres]).toEqual(['nouvel-appareil', []])
    expect(courriel?.texte).toMatch(/Firefox sur Windows[\s\S]*2 novembre 2026 à 10\u00a0h\u00a000/)
    expect(courriel?.texte).not.toContain('192.0.2')
    const lignes = await getPrisma().journal.findMany({ where: { compteId: id, evenement: 'compte.nouvel_appareil' } })
    expect(lignes).toMatchObject([{ donnees: { navigateur: 'Firefox sur Windows' } }])
  })

  test('keeps of the browser a description, never what it says of itself', async () => {
    const { id, email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    await ouvrir(email, null)
    const navigateur = 'Firefox sur Windows'
    expect(await getPrisma().session.findFirst({ where: { compteId: id } })).toMatchObject({ navigateur })
    expect(await getPrisma().appareil.findFirst({ where: { compteId: id } })).toMatchObject({ navigateur })
  })

  test('gives each e-mail a link of its own, good for 7 days', async () => {
    const { email, jeton } = await avecIntrus()
    await ouvrir(email, null, apres(2000))
    expect(await lireEtatJeton(jeton, 'alerte', apres(7 * JOUR + 999))).toBe('valable')
    expect(await lireEtatJeton(jeton, 'alerte', apres(7 * JOUR + 1000))).toBe('expire')
    expect(await contesterConnexion(jeton, apres(7 * JOUR + 1000))).toEqual({ ok: false, code: 'expire' })
    expect(await contesterConnexion(await dernierJeton(email), apres(3000))).toEqual({ ok: true })
  })
})

describe('« Ce n’était pas moi »', () => {
  test('ends all sessions, forgets all browsers and links, and makes a new password necessary', async () => {
    const { id, email, jeton } = await avecIntrus()
    const voisine = await makeSession((await makeCompte()).id)
    await demanderMotDePasse(email, apres(2000))
    const lienDuVoleur = await dernierJeton(email)
    expect(await contesterConnexion(jeton, apres(3000))).toEqual({ ok: true })
    expect(await getPrisma().session.count({ where: { compteId: id, finieLe: null } })).toBe(0)
    expect(await getPrisma().session.count({ where: { id: voisine.id, finieLe: null } })).toBe(1)
    expect(await getPrisma().appareil.count({ where: { compteId: id } })).toBe(0)
    expect(await connecter(email, MOT_DE_PASSE, apres(4000))).toEqual({ ok: false, code: 'identifiants' })
    expect(await definirMotDePasse(lienDuVoleur, 'tout autre chose que prévu', apres(4000))).toMatchObject({ code: 'expire' })
    expect(await modeles(email)).toEqual(['nouvel-appareil', 'mot-de-passe-oublie', 'compte-protege'])
    expect(await definirMotDePasse(await dernierJeton(email), 'tout autre chose que prévu', apres(4000))).toMatchObject({
      ok: true,
    })
    const lignes = await getPrisma().journal.findMany({ where: { compteId: id }, orderBy: { id: 'asc' } })
    expect(lignes.map(({ evenement }) => evenement)).toContain('compte.contester_connexion')
  })

  test('takes back the second factors given since, and leaves the older ones', async () => {
    const { id, jeton } = await avecIntrus()
    const cle = (nom: string, creeLe: Date) => ({
      compteId: id,
      nom,
      creeLe,
      credentialId: `${id}-${nom}`,
      clePublique: Buffer.from('x'),
    })
    await getPrisma().cleAcces.createMany({ data: [cle('ancienne', apres(0)), cle('du voleur', apres(2000))] })
    await getPrisma().compte.update({ where: { id }, data: { totpSecret: 'x', totpConfirmeLe: apres(2000) } })
    await contesterConnexion(jeton, apres(3000))
    expect(await getPrisma().cleAcces.findMany({ where: { compteId: id }, select: { nom: true } })).toEqual([{ nom: 'ancienne' }])
    expect(await getPrisma().compte.findUnique({ where: { id } })).toMatchObject({ totpSecret: null, totpConfirmeLe: null })
  })

  test('is said once, also when the button is pressed twice at once', async () => {
    const { email, jeton } = await avecIntrus()
    const essais = await Promise.all([1, 2, 3].map((n) => contesterConnexion(jeton, apres(2000 + n))))
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['consomme', 'consomme', 'ok'])
    expect((await modeles(email)).filter((modele) => modele === 'compte-protege')).toHaveLength(1)
  })

  test('is not said by opening the link, by a link of another purpose, nor by half', async () => {
    const { email, jeton } = await avecIntrus()
    await demanderMotDePasse(email, apres(2000))
    const autre = await dernierJeton(email)
    const avant = await empreinteDeLaBase()
    for (let n = 0; n < 5; n += 1) expect(await lireEtatJeton(jeton, 'alerte', apres(3000))).toBe('valable')
    expect(await contesterConnexion(autre, apres(3000))).toEqual({ ok: false, code: 'inconnu' })
    expect(await definirMotDePasse(jeton, 'tout autre chose que prévu', apres(3000))).toEqual({ ok: false, code: 'inconnu' })
    await expect(avecPanne('"Journal"', 'validation', () => contesterConnexion(jeton, apres(3000)))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})
