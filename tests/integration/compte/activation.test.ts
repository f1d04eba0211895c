import { describe, expect, test } from 'vitest'
import { lireEtatJeton } from '@/lib/compte/data'
import { activerCompte, definirMotDePasse, demanderMotDePasse, renvoyerActivation } from '@/lib/compte/mutations'
import { nouveauJeton } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeGestionnaire } from '@/tests/support/factories'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const HEURE = 3_600_000
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)

/** An account that waits for its activation, and the token of its link. */
async function enAttente() {
  const { compte } = await makeGestionnaire({ compte: { activeLe: null } })
  await renvoyerActivation(compte.email, MAINTENANT)
  return { ...compte, jeton: await dernierJeton(compte.email) }
}
const relire = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id } })
const activations = (compteId: string) => getPrisma().journal.count({ where: { compteId, evenement: 'compte.activer' } })

describe('opening a link', () => {
  test('consumes nothing, however often and whatever the link is worth [SEC-I8]', async () => {
    const { jeton } = await enAttente()
    const avant = await empreinteDeLaBase()
    for (let n = 0; n < 20; n += 1) expect(await lireEtatJeton(jeton, 'activation', MAINTENANT)).toBe('valable')
    expect(await lireEtatJeton(jeton, 'mot_de_passe', MAINTENANT)).toBe('inconnu')
    expect(await lireEtatJeton(jeton, 'activation', apres(25 * HEURE))).toBe('expire')
    expect(await lireEtatJeton(nouveauJeton().jeton, 'activation', MAINTENANT)).toBe('inconnu')
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await activerCompte(jeton, MAINTENANT)).toEqual({ ok: true })
  })
})

describe('activation', () => {
  test('opens the account once, with one journal line, and no session', async () => {
    const { id, jeton } = await enAttente()
    expect(await activerCompte(jeton, apres(1))).toEqual({ ok: true })
    expect(await relire(id)).toMatchObject({ activeLe: apres(1) })
    const lignes = await getPrisma().journal.findMany({ where: { compteId: id } })
    expect(lignes).toMatchObject([{ evenement: 'compte.activer', acteurType: 'membre', acteurId: id, creeLe: apres(1) }])
    expect(await getPrisma().session.count({ where: { compteId: id } })).toBe(0)
  })

  test('replayed says so and changes nothing [SEC-I9]', async () => {
    const { jeton } = await enAttente()
    await activerCompte(jeton, MAINTENANT)
    const avant = await empreinteDeLaBase()
    expect(await lireEtatJeton(jeton, 'activation', apres(1))).toBe('consomme')
    expect(await activerCompte(jeton, apres(1))).toEqual({ ok: false, code: 'consomme' })
    expect(await activerCompte(jeton, apres(48 * HEURE))).toEqual({ ok: false, code: 'consomme' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('sent several times at once happens once [SEC-I10]', async () => {
    for (let fois = 0; fois < 10; fois += 1) {
      const { id, jeton } = await enAttente()
      const essais = await Promise.all([1, 2, 3].map((n) => activerCompte(jeton, apres(n))))
      expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['consomme', 'consomme', 'ok'])
      expect(await activations(id)).toBe(1)
    }
  })

  test.each([
    ['1 ms before its end', 24 * HEURE - 1, { ok: true }],
    ['at its end', 24 * HEURE, { ok: false, code: 'expire' }],
    ['1 ms after its end', 24 * HEURE + 1, { ok: false, code: 'expire' }],
  ])('24 hours later, %s', async (_nom, delai, attendu) => {
    const { id, jeton } = await enAttente()
    expect(await activerCompte(jeton, apres(delai))).toEqual(attendu)
    expect((await relire(id)).activeLe !== null).toBe(attendu.ok)
  })

  test('refuses a link that a newer one replaced, and takes the newer', async () => {
    const { id, email, jeton } = await enAttente()
    await renvoyerActivation(email, apres(1))
    expect(await activerCompte(jeton, apres(2))).toEqual({ ok: false, code: 'expire' })
    expect(await activations(id)).toBe(0)
    expect(await activerCompte(await dernierJeton(email), apres(2))).toEqual({ ok: true })
  })

  test('of an account that became active meanwhile leaves its date and writes no line', async () => {
    const { id, jeton } = await enAttente()
    await getPrisma().compte.update({ where: { id }, data: { activeLe: apres(1) } })
    expect(await activerCompte(jeton, apres(2))).toEqual({ ok: true })
    expect(await relire(id)).toMatchObject({ activeLe: apres(1) })
    expect(await activations(id)).toBe(0)
  })

  test('refuses a token of nothing, and writes nothing', async () => {
    const avant = await empreinteDeLaBase()
    for (const jeton of [nouveauJeton().jeton, '', "' OR 1=1 --"]) {
      expect(await activerCompte(jeton, MAINTENANT)).toEqual({ ok: false, code: 'inconnu' })
    }
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('is all or nothing', async () => {
    const { jeton } = await enAttente()
    const avant = await empreinteDeLaBase()
    await expect(avecPanne('"Journal"', 'validation', () => activerCompte(jeton, MAINTENANT))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await activerCompte(jeton, MAINTENANT)).toEqual({ ok: true })
  })
})

describe('a link of one purpose', () => {
  test('is unknown to the other, and stays good for its own [SEC-I12]', async () => {
    const attente = await enAttente()
    const { compte } = await makeGestionnaire()
    await demanderMotDePasse(compte.email, MAINTENANT)
    const jetonMotDePasse = await dernierJeton(compte.email)
    const avant = await empreinteDeLaBase()
    expect(await activerCompte(jetonMotDePasse, MAINTENANT)).toEqual({ ok: false, code: 'inconnu' })
    expect(await definirMotDePasse(attente.jeton, 'tout autre chose que prévu', MAINTENANT)).toEqual({
      ok: false,
      code: 'inconnu',
    })
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await activerCompte(attente.jeton, MAINTENANT)).toEqual({ ok: true })
    expect(await definirMotDePasse(jetonMotDePasse, 'tout autre chose que prévu', MAINTENANT)).toMatchObject({ ok: true })
  })
})
