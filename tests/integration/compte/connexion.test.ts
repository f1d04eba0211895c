import { describe, expect, test } from 'vitest'
import { activerCompte, connecter, definirMotDePasse, demanderMotDePasse } from '@/lib/compte/mutations'
import { getPrisma, transaction } from '@/lib/core/db'
import { hacherMotDePasse, motDePasseProvisoire } from '@/lib/core/mot-de-passe'
import { finProvisoire } from '@/lib/envoi/rules'
import { nommerRgc } from '@/lib/rgc/mutations'
import { fermerSession } from '@/lib/session/mutations'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeCompte, makeDemande, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const JOUR = 86_400_000
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const REFUS = { ok: false, code: 'identifiants' }
const NOUVEAU = 'tout autre chose que prévu'

const sessions = (compteId: string) => getPrisma().session.findMany({ where: { compteId } })

describe('signing in', () => {
  test('opens one session, about the person’s organisme', async () => {
    const { compte, organisme } = await makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
    const connexion = await connecter(compte.email, MOT_DE_PASSE, MAINTENANT)
    const [session, ...autres] = await sessions(compte.id)
    expect(connexion).toMatchObject({ ok: true, sessionId: session?.id, role: 'organisme', attendFacteur: false })
    expect(session).toMatchObject({ organismeId: organisme.id, creeLe: MAINTENANT, vueLe: MAINTENANT, finieLe: null })
    expect(autres).toEqual([])
  })

  test('opens a session without organisme for an agent', async () => {
    const agent = await makeAgent({ motDePasse: MOT_DE_PASSE })
    expect(await connecter(agent.email, MOT_DE_PASSE, MAINTENANT)).toMatchObject({ ok: true, role: 'agent' })
    expect(await sessions(agent.id)).toMatchObject([{ organismeId: null }])
  })

  test('answers the same, and writes nothing, to an unknown e-mail, a wrong password, a disabled or passwordless account', async () => {
    const [juste, desactive, sans] = [
      await makeCompte({ motDePasse: MOT_DE_PASSE }),
      await makeCompte({ motDePasse: MOT_DE_PASSE, desactiveLe: apres(-1) }),
      await makeCompte(),
    ]
    const avant = await empreinteDeLaBase()
    expect(await connecter('inconnue@essai.test', MOT_DE_PASSE, MAINTENANT)).toEqual(REFUS)
    expect(await connecter(juste.email, `${MOT_DE_PASSE}.`, MAINTENANT)).toEqual(REFUS)
    expect(await connecter(juste.email, '', MAINTENANT)).toEqual(REFUS)
    expect(await connecter(juste.email, 'x'.repeat(1024 * 1024), MAINTENANT)).toEqual(REFUS)
    expect(await connecter(desactive.email, MOT_DE_PASSE, MAINTENANT)).toEqual(REFUS)
    expect(await connecter(sans.email, '', MAINTENANT)).toEqual(REFUS)
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('to an account that is not active sends a new link, to who knows its password only', async () => {
    const { compte } = await makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE, activeLe: null } })
    expect(await connecter(compte.email, `${MOT_DE_PASSE}.`, MAINTENANT)).toEqual(REFUS)
    expect(await courriersDe(compte.email)).toEqual([])
    expect(await connecter(compte.email, MOT_DE_PASSE, MAINTENANT)).toEqual({ ok: false, code: 'non_active' })
    expect(await courriersDe(compte.email)).toMatchObject([{ modele: 'activation' }])
    expect(await sessions(compte.id)).toEqual([])
    await activerCompte(await dernierJeton(compte.email), MAINTENANT)
    expect(await connecter(compte.email, MOT_DE_PASSE, MAINTENANT)).toMatchObject({ ok: true })
  })

  test('out ends that session, once and alone', async () => {
    const { id: compteId } = await makeCompte()
    const [une, autre] = [await makeSession(compteId), await makeSession(compteId)]
    await fermerSession(une.id, MAINTENANT)
    await fermerSession(une.id, apres(1))
    const finies = Object.fromEntries((await sessions(compteId)).map(({ id, finieLe }) => [id, finieLe]))
    expect(finies).toEqual({ [une.id]: MAINTENANT, [autre.id]: null })
  })
})

describe('a provisional password [SEC-P12]', () => {
  /** An RGC named at MAINTENANT, as the acceptance of a demande does. */
  async function nommer() {
    const demande = await makeDemande({ statut: 'en_attente' })
    const clair = motDePasseProvisoire()
    const provisoire = { empreinte: await hacherMotDePasse(clair), expireLe: finProvisoire(MAINTENANT) }
    const nomination = { organismeId: demande.organismeId, courriel: demande.rgcCourriel, provisoire }
    await transaction((tx) => nommerRgc(tx, nomination, MAINTENANT))
    return { email: demande.rgcCourriel, clair }
  }

  test('opens no session: it becomes a link to choose a definitive one', async () => {
    const { email, clair } = await nommer()
    const connexion = await connecter(email, clair, apres(JOUR))
    const { id } = await getPrisma().compte.findUniqueOrThrow({ where: { email } })
    expect(await sessions(id)).toEqual([])
    if (!connexion.ok || !('jeton' in connexion)) throw new Error('a link was expected')
    expect(await definirMotDePasse(connexion.jeton, NOUVEAU, apres(JOUR + 1))).toMatchObject({ ok: true })
    expect(await connecter(email, NOUVEAU, apres(JOUR + 2))).toMatchObject({ ok: true, role: 'organisme' })
    expect(await connecter(email, NOUVEAU, apres(30 * JOUR))).toMatchObject({ ok: true })
    expect(await connecter(email, clair, apres(JOUR + 2))).toEqual(REFUS)
  })

  test('cannot be kept, neither once used nor after its 21 days', async () => {
    const KEPT = { ok: false, code: 'mot_de_passe_provisoire' }
    const { email, clair } = await nommer()
    await connecter(email, clair, MAINTENANT)
    const { id } = await getPrisma().compte.findUniqueOrThrow({ where: { email } })
    await demanderMotDePasse(email, apres(22 * JOUR))
    const jeton = await dernierJeton(email)
    expect(await definirMotDePasse(jeton, clair, apres(22 * JOUR))).toEqual(KEPT)
    expect(await definirMotDePasse(jeton, NOUVEAU, apres(22 * JOUR))).toMatchObject({ ok: true })
    expect(await getPrisma().jeton.count({ where: { compteId: id, consommeLe: { not: null } } })).toBe(1)
    expect((await connecter(email, clair, apres(22 * JOUR))).ok).toBe(false)
  })

  test('works once', async () => {
    const { email, clair } = await nommer()
    expect(await connecter(email, clair, MAINTENANT)).toMatchObject({ ok: true, jeton: expect.any(String) })
    expect(await connecter(email, clair, apres(1))).toEqual(REFUS)
  })

  test('works once when it is typed in several windows at once', async () => {
    const { email, clair } = await nommer()
    const essais = await Promise.all([1, 2, 3, 4].map((n) => connecter(email, clair, apres(n))))
    expect(essais.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test.each([
    ['1 ms before', 21 * JOUR - 1, true],
    ['at', 21 * JOUR, false],
    ['1 ms after', 21 * JOUR + 1, false],
  ])('%s its 21 days', async (_nom, delai, bon) => {
    const { email, clair } = await nommer()
    expect((await connecter(email, clair, apres(delai))).ok).toBe(bon)
  })

  test('that expired or was given up leaves « Mot de passe oublié ? » as a way in', async () => {
    const { email, clair } = await nommer()
    expect(await connecter(email, clair, apres(22 * JOUR))).toEqual(REFUS)
    await demanderMotDePasse(email, apres(22 * JOUR))
    expect(await definirMotDePasse(await dernierJeton(email), NOUVEAU, apres(22 * JOUR))).toMatchObject({ ok: true })
    expect(await connecter(email, NOUVEAU, apres(22 * JOUR))).toMatchObject({ ok: true })
  })
})
