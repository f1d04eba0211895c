import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { horodater } from '@/lib/core/pdf/horodatage'
import { creerSceau, type Sceau, verifierFichier } from '@/lib/sceau/service'
import { croireHorodateur, MAINTENANT, MENTIONS, nouveauDossier, pdfInvente, reglages } from '@/tests/support/sceau'
import { type ModeTsa, type ServeurTsa, startTsaServer } from '@/tests/support/tsa-server'

const EMPREINTE = Buffer.alloc(32, 7)
const FERME = 'http://127.0.0.1:1/'
const dossier = nouveauDossier('fichier')
let tsa: ServeurTsa
let origine: Buffer
let env: ReturnType<typeof reglages>
let sceau: Sceau

beforeAll(async () => {
  tsa = await startTsaServer()
  origine = await pdfInvente()
  croireHorodateur(dossier, tsa.autorite)
  env = reglages(dossier, { TSA_URL: tsa.url })
  sceau = await creerSceau(env, MAINTENANT)
})
beforeEach(() => tsa.repondre('juste'))
afterAll(() => tsa.close())

const demander = (adresses: string[], delaiMs?: number) =>
  horodater(EMPREINTE, { adresses, ancres: [tsa.autorite.certificat], delaiMs })
const source = () => new URL(tsa.url).host

describe('asking for a timestamp', () => {
  test('gives a token, its instant and who made it', async () => {
    const { jeton, erreurs } = await demander([tsa.url])
    expect(erreurs).toEqual([])
    expect(jeton?.source).toBe('Horodateur inventé')
    expect(Math.abs((jeton?.le.getTime() ?? 0) - Date.now())).toBeLessThan(10_000)
  })

  test.each<[ModeTsa, string]>([
    ['empreinte', 'empreinte'],
    ['nonce', 'nonce'],
    ['altere', 'signature'],
    ['refus', 'refus'],
    ['charabia', 'reponse'],
    ['enorme', 'reponse'],
    ['erreur', 'reponse'],
    ['coupe', 'injoignable'],
    ['lent', 'delai'],
    ['goutte', 'delai'],
  ])('a server in mode « %s » is named with the fault « %s »', async (mode, code) => {
    tsa.repondre(mode)
    expect(await demander([tsa.url], code === 'delai' ? 300 : undefined)).toEqual({
      jeton: null,
      erreurs: [{ source: source(), code }],
    })
  })

  test('each server has five seconds, whether it says nothing or never ends', { timeout: 30_000 }, async () => {
    for (const mode of ['lent', 'goutte'] as const) {
      tsa.repondre(mode)
      const debut = performance.now()
      const { erreurs } = await demander([tsa.url, FERME])
      expect(erreurs.map(({ code }) => code)).toEqual(['delai', 'injoignable'])
      expect(performance.now() - debut).toBeGreaterThan(4_990)
      expect(performance.now() - debut).toBeLessThan(7_500)
    }
  })

  test('a server of an authority that is not known is not believed', async () => {
    const { jeton, erreurs } = await horodater(EMPREINTE, { adresses: [tsa.url], ancres: [] })
    expect({ jeton, erreurs }).toEqual({ jeton: null, erreurs: [{ source: source(), code: 'autorite' }] })
  })

  test('servers are tried in order, and the ones after the first that answers are left alone', async () => {
    const avant = tsa.demandes()
    const { jeton, erreurs } = await demander([FERME, tsa.url, tsa.url])
    expect(jeton).not.toBeNull()
    expect(erreurs).toEqual([{ source: '127.0.0.1:1', code: 'injoignable' }])
    expect(tsa.demandes()).toBe(avant + 1)
  })

  test('an account in the address is sent as such, and never told', async () => {
    const adresse = tsa.url.replace('//', '//portail:s%40cret@')
    expect((await demander([adresse])).jeton).not.toBeNull()
    expect(tsa.compte()).toBe(`Basic ${Buffer.from('portail:s@cret').toString('base64')}`)
    tsa.repondre('erreur')
    expect((await demander([adresse])).erreurs).toEqual([{ source: source(), code: 'reponse' }])
  })
})

describe('sealing', () => {
  test('with a server that answers is B-T, and verifies', async () => {
    const { contenu, niveau, horodatage } = await sceau.sceller(origine, MENTIONS)
    expect(niveau).toBe('B-T')
    expect(await verifierFichier(contenu, MAINTENANT, env)).toMatchObject({
      code: 'intact',
      niveau: 'B-T',
      horodatage,
      expire: false,
    })
  })

  test.each<ModeTsa>(['empreinte', 'nonce', 'altere', 'refus', 'erreur'])(
    'with a server in mode « %s » is B-B, and says why',
    async (mode) => {
      tsa.repondre(mode)
      const { contenu, niveau, horodatage, erreurs } = await sceau.sceller(origine, MENTIONS)
      expect({ niveau, horodatage, nombre: erreurs.length }).toEqual({ niveau: 'B-B', horodatage: undefined, nombre: 1 })
      expect(await verifierFichier(contenu, MAINTENANT, env)).toMatchObject({ code: 'intact', niveau: 'B-B', horodatage: null })
      expect(await sceau.horodater(contenu)).toMatchObject({ contenu: null, erreurs })
    },
  )

  test('without one is B-B; a timestamp appended later makes it B-T, a second one too, and each file verifies', async () => {
    const seul = await creerSceau(reglages(dossier), MAINTENANT)
    const sans = await seul.sceller(origine, MENTIONS)
    expect(sans).toMatchObject({ niveau: 'B-B', erreurs: [] })
    const un = await sceau.horodater(sans.contenu)
    const deux = await sceau.horodater(un.contenu ?? sans.contenu)
    if (!un.contenu || !deux.contenu) throw new Error('no timestamp')
    expect(un.contenu.subarray(0, sans.contenu.length).equals(sans.contenu)).toBe(true)
    expect(await verifierFichier(sans.contenu, MAINTENANT, env)).toMatchObject({ code: 'intact', niveau: 'B-B' })
    expect(await verifierFichier(un.contenu, MAINTENANT, env)).toMatchObject({
      code: 'intact',
      niveau: 'B-T',
      horodatage: un.horodatage,
    })
    expect(await verifierFichier(deux.contenu, MAINTENANT, env)).toMatchObject({ code: 'intact', niveau: 'B-T' })
  })

  test('what has no seal can’t be given a timestamp', async () => {
    await expect(sceau.horodater(origine)).rejects.toThrow('not sealed')
  })
})
