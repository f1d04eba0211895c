import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { beforeAll, describe, expect, test } from 'vitest'
import { EKU, peutHorodater, peutSceller, verifierChaine } from '@/lib/core/pdf/certificat'

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const LE = new Date('2027-03-01T10:00:00Z')
const DEBUT = new Date('2027-01-01T00:00:00Z')
const FIN = new Date('2028-01-01T00:00:00Z')
const { digitalSignature, keyCertSign, keyEncipherment } = x509.KeyUsageFlags

type Emis = { certificat: X509Certificate; nom: string; keys: CryptoKeyPair }
type Voulu = { ca?: boolean; profondeur?: number; cle?: number; etendus?: string[]; critique?: boolean; fin?: Date }

/** A certificate of `nom` issued by `emetteur`, or by itself; `signe` signs in place of the issuer's key. */
async function emettre(nom: string, emetteur: Emis | null, voulu: Voulu = {}, signe?: Emis): Promise<Emis> {
  const keys = await crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])
  const { ca = false, profondeur, cle = ca ? keyCertSign : digitalSignature, etendus, critique, fin = FIN } = voulu
  const extensions = [new x509.BasicConstraintsExtension(ca, profondeur, true), new x509.KeyUsagesExtension(cle, true)]
  const usage = etendus ? [new x509.ExtendedKeyUsageExtension(etendus, critique)] : []
  const fait = await x509.X509CertificateGenerator.create({
    subject: `CN=${nom}`,
    issuer: `CN=${emetteur?.nom ?? nom}`,
    notBefore: DEBUT,
    notAfter: fin,
    publicKey: keys.publicKey,
    signingKey: (signe ?? emetteur)?.keys.privateKey ?? keys.privateKey,
    signingAlgorithm: ECDSA,
    extensions: [...extensions, ...usage],
  })
  return { certificat: new X509Certificate(fait.toString('pem')), nom, keys }
}
const certificats = (...emis: Emis[]) => emis.map(({ certificat }) => certificat)

describe('chain of a certificate', () => {
  let racine: Emis
  let milieu: Emis
  beforeAll(async () => {
    racine = await emettre('Racine', null, { ca: true, profondeur: 1 })
    milieu = await emettre('Milieu', racine, { ca: true, profondeur: 0 })
  })
  const suivre = ({ certificat }: Emis, autres: Emis[], ancres = [racine], le = LE) =>
    verifierChaine(certificat, certificats(...autres), certificats(...ancres), le)

  test('goes up to a trusted authority, through others that come with it', async () => {
    const direct = await emettre('Direct', racine)
    const profond = await emettre('Profond', milieu)
    expect(suivre(direct, [])).toBe('ok')
    expect(suivre(profond, [milieu])).toBe('ok')
    expect(suivre(profond, [milieu, direct, profond])).toBe('ok')
    expect(suivre(profond, [])).toBe('inconnue')
    expect(suivre(profond, [milieu], [])).toBe('inconnue')
    expect(suivre(profond, [milieu, racine], [direct])).toBe('inconnue')
    expect(suivre(profond, [], [milieu])).toBe('ok')
  })

  test('holds within all its dates, both included', async () => {
    const direct = await emettre('Direct', racine)
    expect(suivre(direct, [], [racine], new Date(DEBUT.getTime() - 1))).toBe('expiree')
    expect(suivre(direct, [], [racine], DEBUT)).toBe('ok')
    expect(suivre(direct, [], [racine], FIN)).toBe('ok')
    expect(suivre(direct, [], [racine], new Date(FIN.getTime() + 1))).toBe('expiree')
    const fini = await emettre('Milieu fini', racine, { ca: true, fin: new Date('2027-02-01T00:00:00Z') })
    expect(suivre(await emettre('Profond', fini), [fini])).toBe('expiree')
  })

  test.each<[string, () => Promise<[Emis, Emis[]]>]>([
    ['another key under the same name', async () => [await emettre('Faux', racine, {}, milieu), []]],
    [
      'an issuer that is no authority',
      async () => {
        const simple = await emettre('Simple', racine, { cle: keyCertSign })
        return [await emettre('Faux', simple), [simple]]
      },
    ],
    [
      'an authority that may not issue',
      async () => {
        const muette = await emettre('Muette', racine, { ca: true, cle: digitalSignature })
        return [await emettre('Faux', muette), [muette]]
      },
    ],
    [
      'more authorities than the one above allows',
      async () => {
        const bas = await emettre('Bas', milieu, { ca: true })
        return [await emettre('Faux', bas), [bas, milieu]]
      },
    ],
    [
      'two authorities that issue each other',
      async () => {
        const [a, b] = [await emettre('A', null, { ca: true }), await emettre('B', null, { ca: true })]
        const boucle = [await emettre('A', b, { ca: true }, b), await emettre('B', a, { ca: true }, a)]
        return [await emettre('Faux', a), [a, b, ...boucle]]
      },
    ],
  ])('does not hold with %s', async (_, fabriquer) => {
    const [feuille, autres] = await fabriquer()
    expect(suivre(feuille, autres)).toBe('inconnue')
  })
})

describe('use of a certificate', () => {
  test.each<[string, Voulu, boolean]>([
    ['no extended usage', {}, true],
    ['documents', { etendus: [EKU.document] }, true],
    ['documents and e-mail', { etendus: [EKU.document, EKU.courriel] }, true],
    ['a web server', { etendus: ['1.3.6.1.5.5.7.3.1'] }, false],
    ['timestamps', { etendus: [EKU.horodatage], critique: true }, false],
    ['encryption', { cle: keyEncipherment }, false],
    ['issuing', { ca: true, cle: keyCertSign | digitalSignature }, false],
  ])('one for %s seals: %#', async (_, voulu, attendu) => {
    expect(peutSceller((await emettre('Essai', null, voulu)).certificat)).toBe(attendu)
  })

  test.each<[string, Voulu, boolean]>([
    ['timestamps alone, critical', { etendus: [EKU.horodatage], critique: true }, true],
    ['timestamps, not critical', { etendus: [EKU.horodatage] }, false],
    ['timestamps and e-mail', { etendus: [EKU.horodatage, EKU.courriel], critique: true }, false],
    ['anything', {}, false],
  ])('one for %s makes timestamps: %#', async (_, voulu, attendu) => {
    expect(peutHorodater((await emettre('Essai', null, voulu)).certificat)).toBe(attendu)
  })
})
