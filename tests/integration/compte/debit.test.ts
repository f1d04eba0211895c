import { describe, expect, test } from 'vitest'
import { choisirMotDePasse, seConnecter } from '@/lib/compte/actions'
import { envoyerLien } from '@/lib/compte/jobs'
import { demanderMotDePasse } from '@/lib/compte/mutations'
import { appareilCookie, sessionCookie } from '@/lib/core/auth'
import { chiffrer } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { type FormState, IDLE } from '@/lib/core/form-state'
import { LIMITES } from '@/lib/core/limite'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { makeCompte } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const { points } = LIMITES.connexion_compte
const FAUX = 'ce n’est pas le bon mot'
let rang = 0
const uneAdresse = () => `198.51.100.${rang++ % 250}`

const formulaire = (champs: Record<string, string>) => {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) data.set(nom, valeur)
  return data
}
type Options = { adresse?: string; appareil?: string }
/** Presses « Se connecter »: the code of the refusal, or where it leads, with the cookies it sets. */
async function essayer(email: string, motDePasse: string, { adresse = uneAdresse(), appareil }: Options = {}) {
  const cookies: Record<string, string> = appareil ? { [appareilCookie().name]: appareil } : {}
  const saisie = formulaire({ email, motDePasse })
  const { issue, poses } = await dansRequete({ adresse, cookies }, () => seConnecter(IDLE, saisie))
  const dit = 'valeur' in issue ? (issue.valeur as Extract<FormState, { status: 'refused' }>) : null
  return { code: dit?.code ?? 'ok', message: dit?.message, poses }
}
const codes = async (email: string, motDePasse: string, fois: number, options: Options = {}) => {
  const obtenus: string[] = []
  for (let n = 0; n < fois; n += 1) obtenus.push((await essayer(email, motDePasse, options)).code)
  return obtenus
}
/** A person who signed in once, and the token of that browser. */
async function avecNavigateur() {
  const compte = await makeCompte({ motDePasse: MOT_DE_PASSE })
  const { poses } = await essayer(compte.email, MOT_DE_PASSE)
  return { ...compte, appareil: poses[appareilCookie().name] ?? '' }
}
const refuses = (fois: number) => Array.from({ length: fois }, () => 'identifiants')

describe('the limit of sign-in', () => {
  test('11 wrong passwords, each from another address, slow down any unknown browser, the right password too [SEC-P3] [SEC-P4]', async () => {
    const { email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    expect(await codes(email, FAUX, points)).toEqual(refuses(points))
    expect((await essayer(email, FAUX)).code).toBe('trop_de_tentatives')
    const juste = await essayer(email, MOT_DE_PASSE)
    expect([juste.code, juste.poses]).toEqual(['trop_de_tentatives', {}])
  })

  test('is the same for an e-mail without an account: same number, same words', async () => {
    const { email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const dire = async (qui: string) => {
      const dits: (string | undefined)[] = []
      for (let n = 0; n < points + 2; n += 1) dits.push((await essayer(qui, FAUX)).message)
      return dits
    }
    expect(await dire('personne-ici@essai.test')).toEqual(await dire(email))
  })

  test('many tries from elsewhere leave the owner’s own browser alone, which has its own limit', async () => {
    const { email, appareil } = await avecNavigateur()
    await codes(email, FAUX, points + 5)
    expect((await essayer(email, MOT_DE_PASSE, { appareil })).code).toBe('ok')
    expect(await codes(email, FAUX, points, { appareil })).toEqual(refuses(points))
    expect((await essayer(email, MOT_DE_PASSE, { appareil })).code).toBe('trop_de_tentatives')
  })

  test('is not left by the browser of another account, nor by a made-up one', async () => {
    const [{ email }, autre] = [await makeCompte({ motDePasse: MOT_DE_PASSE }), await avecNavigateur()]
    await codes(email, FAUX, points)
    for (const appareil of [autre.appareil, 'A'.repeat(43)])
      expect((await essayer(email, MOT_DE_PASSE, { appareil })).code).toBe('trop_de_tentatives')
  })

  test('of one address holds whatever the e-mails', async () => {
    const adresse = '203.0.113.99'
    const long = 'x'.repeat(200) // refused before hashing
    for (let n = 0; n < LIMITES.connexion_adresse.points; n += 1)
      expect((await essayer(`inconnue-${n}@essai.test`, long, { adresse })).code).not.toBe('trop_de_tentatives')
    expect((await essayer('autre@essai.test', FAUX, { adresse })).code).toBe('trop_de_tentatives')
  })

  test('the owner can always recover: a password chosen by the e-mailed link lets this browser in at once [SEC-P3]', async () => {
    const { email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    await codes(email, FAUX, points + 5)
    await demanderMotDePasse(email, new Date())
    const motDePasse = 'tout autre chose que prévu'
    const saisie = formulaire({ jeton: await dernierJeton(email), motDePasse, motDePasseRepete: motDePasse })
    const { issue, poses } = await dansRequete({ adresse: uneAdresse() }, () => choisirMotDePasse(IDLE, saisie))
    expect(issue).toEqual({ redirection: '/connexion?motdepasse=1' })
    const appareil = poses[appareilCookie().name]
    expect((await essayer(email, motDePasse)).code).toBe('trop_de_tentatives')
    const { code, poses: cookies } = await essayer(email, motDePasse, { appareil })
    expect([code, Object.keys(cookies)]).toEqual(['ok', expect.arrayContaining([sessionCookie().name])])
  })
})

test('« Mot de passe oublié ? » is answered before anything is known of the e-mail: the worker finds out', async () => {
  const { email } = await makeCompte()
  const lien = (adresse: string) => envoyerLien({ lien: 'mot_de_passe', email: chiffrer('lien', adresse) })
  await lien('personne-ici@essai.test')
  await lien(email)
  expect(await courriersDe(email)).toMatchObject([{ modele: 'mot-de-passe-oublie' }])
  await envoyerLien({ lien: 'mot_de_passe', email: chiffrer('autre', email) })
  expect(await getPrisma().courriel.count({ where: { destinataire: email } })).toBe(1)
})
