import { expect, test } from 'vitest'
import { oublierMotDePasse, redemanderActivation, seConnecter } from '@/lib/compte/actions'
import { lireEtatJeton } from '@/lib/compte/data'
import { envoyerLien } from '@/lib/compte/jobs'
import { chiffrer } from '@/lib/core/chiffrement'
import { getPool, getPrisma } from '@/lib/core/db'
import { type FormAction, IDLE } from '@/lib/core/form-state'
import { LIMITES } from '@/lib/core/limite'
import { creerCompte, renvoyer } from '@/lib/inscription/actions'
import { COOKIE_INSCRIPTION } from '@/lib/inscription/loaders'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { makeCompte } from '@/tests/support/factories'
import { formulaire, inscrireAvec, MOT_DE_PASSE, siretNeuf } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const HEURE = 3_600_000
const FOIS = 9
let rang = 0

async function envoyer(action: FormAction, champs: Record<string, string>, cookies: Record<string, string> = {}) {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) data.set(nom, valeur)
  rang += 1
  const { issue, poses } = await dansRequete({ adresse: `198.51.100.${rang % 250}`, cookies }, () => action(IDLE, data))
  return { issue, cookies: Object.keys(poses) }
}

/** Work of this process on a task, in ms of processor: the clock also counts what else the machine does. */
async function travailDe(tache: () => Promise<unknown>): Promise<number> {
  const avant = process.cpuUsage()
  await tache()
  const { user, system } = process.cpuUsage(avant)
  return (user + system) / 1000
}
const mediane = (temps: number[]) => temps.toSorted((a, b) => a - b)[Math.floor(temps.length / 2)] ?? 0

/** Each of two tries in turn; how many times the work of the second is that of the first, by their medians. */
async function rapport(un: (n: number) => Promise<unknown>, autre: (n: number) => Promise<unknown>): Promise<number> {
  const temps: [number[], number[]] = [[], []]
  await Promise.all([un(-1), autre(-1)])
  for (let n = 0; n < FOIS; n += 1) {
    temps[0].push(await travailDe(() => un(n)))
    temps[1].push(await travailDe(() => autre(n)))
  }
  return mediane(temps[1]) / mediane(temps[0])
}

const connus = async () =>
  [
    await makeCompte({ motDePasse: MOT_DE_PASSE }),
    await makeCompte({ motDePasse: MOT_DE_PASSE }),
    await makeCompte({ motDePasse: MOT_DE_PASSE }),
  ] as const

test('sign-up says the same and works as much for an e-mail that has an account and for one that has none [SEC-I7]', {
  timeout: 60_000,
}, async () => {
  // The directory has answered for both: the only difference left is ours.
  const sirets = Array.from({ length: 2 * FOIS + 4 }, siretNeuf)
  const obtenueLe = new Date()
  await getPrisma().annuaireCache.createMany({
    data: sirets.map((siret) => ({ siret, reponse: { statut: 'inconnu' }, obtenueLe })),
  })
  const [{ email }] = await connus()
  const creer = async (adresse: string) =>
    expect(await envoyer(creerCompte, formulaire({ siret: sirets.pop() ?? '', email: adresse }))).toEqual({
      issue: { redirection: '/inscription/confirmation' },
      cookies: [COOKIE_INSCRIPTION.nom],
    })
  const ecart = await rapport(
    () => creer(email),
    (n) => creer(`nouvelle-${n}@essai.test`),
  )
  expect(ecart).toBeGreaterThan(0.8)
  expect(ecart).toBeLessThan(1.25)
  expect(await getPrisma().compte.count({ where: { email: { startsWith: 'nouvelle-' } } })).toBe(FOIS + 1)
})

test('sign-in works as much for an e-mail that has an account and for one that has none [SEC-I7]', {
  timeout: 60_000,
}, async () => {
  const comptes = await connus()
  const FAUX = 'ce n’est pas le bon mot'
  const ecart = await rapport(
    (n) => envoyer(seConnecter, { email: comptes[Math.abs(n % 3)]?.email ?? '', motDePasse: FAUX }),
    (n) => envoyer(seConnecter, { email: `personne-${Math.abs(n % 3)}@essai.test`, motDePasse: FAUX }),
  )
  expect(ecart).toBeGreaterThan(0.8)
  expect(ecart).toBeLessThan(1.25)
})

test('« Mot de passe oublié ? » says the same whether the e-mail has an account or not [SEC-I7]', async () => {
  const [{ email }] = await connus()
  const demander = async (adresse: string) => envoyer(oublierMotDePasse, { email: adresse })
  expect(await demander('personne-ici@essai.test')).toEqual(await demander(email))
})

test('an expired activation link gets a new one, whether it was ever real or not [SEC-I11]', async () => {
  const passe = new Date(Date.now() - 25 * HEURE)
  const { email } = await inscrireAvec({}, { maintenant: passe })
  const ancien = await dernierJeton(email)
  expect(await lireEtatJeton(ancien, 'activation', new Date())).toBe('expire')
  const reponse = await envoyer(redemanderActivation, { jeton: ancien })
  expect(await envoyer(redemanderActivation, { jeton: 'A'.repeat(43) })).toEqual(reponse)
  expect(await courriersDe(email)).toHaveLength(2)
  expect(await lireEtatJeton(await dernierJeton(email), 'activation', new Date())).toBe('valable')
})

test('asked for a hundred times, the activation e-mail leaves a few times, and only its newest link works [SEC-I14]', async () => {
  const { email } = await inscrireAvec()
  const jetons = [await dernierJeton(email)]
  const cookies = { [COOKIE_INSCRIPTION.nom]: chiffrer('inscription', email) }
  const demandes = async () => (await getPool().query("SELECT 1 FROM pgboss.job WHERE name = 'lien'")).rows.length
  const [avant, reponses]: [number, string[]] = [await demandes(), []]
  for (let n = 0; n < 100; n += 1) {
    const { issue } = await envoyer(renvoyer, {}, cookies)
    reponses.push('valeur' in issue ? issue.valeur.status : 'elsewhere')
  }
  const { points } = LIMITES.courriel_compte
  expect(reponses).toEqual([...Array(points).fill('success'), ...Array(100 - points).fill('refused')])
  expect(await demandes()).toBe(avant + points)
  for (let n = 0; n < points; n += 1) {
    await envoyerLien({ lien: 'activation', email: chiffrer('lien', email) })
    jetons.push(await dernierJeton(email))
  }
  const etats = await Promise.all(jetons.map((jeton) => lireEtatJeton(jeton, 'activation', new Date())))
  expect(etats).toEqual([...Array(points).fill('expire'), 'valable'])
})
