import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { preparerCachet } from '@/lib/core/pdf/certification'
import { essayerCle, ouvrirPem } from '@/lib/core/pdf/cle'
import { signerCms } from '@/lib/core/pdf/cms'
import { lireCms } from '@/lib/core/pdf/cms-lecture'
import { lireConfiances } from '@/lib/core/pdf/coffre'
import { examiner, TAILLE_EXAMEN_MAX } from '@/lib/core/pdf/examen'
import { horodater } from '@/lib/core/pdf/horodatage'
import { empreinteAutour, listTrous, octetsDuTrou, remplirTrou, type Trou } from '@/lib/core/pdf/octets'
import { OID } from '@/lib/core/pdf/oid'
import { scellerPdf } from '@/lib/core/pdf/scellement'
import { creerSceau, verifierFichier } from '@/lib/sceau/service'
import {
  creerAutoriteInventee,
  creerCachetInvente,
  croireHorodateur,
  ecrireP12,
  MAINTENANT,
  MENTIONS,
  nouveauDossier,
  pdfInvente,
  reglages,
} from '@/tests/support/sceau'
import { startTsaServer } from '@/tests/support/tsa-server'

const dossier = nouveauDossier('fichier')
let env: ReturnType<typeof reglages>
let scelle: Buffer
let horodate: Buffer
let ajoute: Buffer
let jetonDAutreChose: Uint8Array | undefined
let paire: Awaited<ReturnType<typeof creerCachetInvente>>
let trou: Trou
let longueur: number
let autorite: Awaited<ReturnType<typeof creerAutoriteInventee>>

const verdict = async (pdf: Uint8Array) => (await verifierFichier(pdf, MAINTENANT, env)).code
const changer = (pdf: Buffer, position: number, masque = 1) => {
  const copie = Buffer.from(pdf)
  copie.writeUInt8(copie.readUInt8(position) ^ masque, position)
  return copie
}
/** The same document sealed by a certificate that is not ours. */
async function scelleParAutrui(emetteur = autorite) {
  const { cle, certificat } = await creerCachetInvente(emetteur)
  const signataire = await essayerCle(ouvrirPem(`${cle}\n${certificat}`))
  if (!signataire) throw new Error('no signer')
  return (await scellerPdf(await pdfInvente(), signataire, { ...MENTIONS, nom: 'Autrui' }, { adresses: [], ancres: [] })).contenu
}

beforeAll(async () => {
  const tsa = await startTsaServer()
  croireHorodateur(dossier, tsa.autorite)
  autorite = await creerAutoriteInventee()
  paire = await creerCachetInvente(autorite)
  const p12 = ecrireP12(dossier, paire, [autorite], 'essai')
  env = reglages(dossier, { SEAL_P12: p12, SEAL_P12_PASSWORD: 'essai' })
  const sceau = await creerSceau(env, MAINTENANT)
  const complet = await creerSceau({ ...env, TSA_URL: [tsa.url] }, MAINTENANT)
  scelle = Buffer.from((await sceau.sceller(await pdfInvente(), MENTIONS)).contenu)
  horodate = Buffer.from((await complet.sceller(await pdfInvente(), MENTIONS)).contenu)
  ajoute = (await complet.horodater(scelle)).contenu ?? scelle
  const demande = { adresses: [tsa.url], ancres: [tsa.autorite.certificat] }
  jetonDAutreChose = (await horodater(Buffer.alloc(32, 7), demande)).jeton?.octets
  await tsa.close()
  const [premier] = listTrous(scelle, 1)
  if (!premier) throw new Error('no signature')
  trou = premier
  longueur = octetsDuTrou(scelle, trou).readUInt16BE(2) + 4
})

describe('the answer about', () => {
  test('an original', async () => {
    expect(await verdict(scelle)).toBe('intact')
    expect(await verdict(horodate)).toBe('intact')
    expect(await verdict(ajoute)).toBe('intact')
  })

  test('a byte changed in the text, the ranges or the last line', async () => {
    const positions = [scelle.indexOf('/Title') + 20, scelle.lastIndexOf('/ByteRange') + 15, scelle.length - 3]
    for (const position of positions) expect(await verdict(changer(scelle, position))).toBe('modifie')
  })

  test('a byte in the padding, or figures in capitals', async () => {
    expect(await verdict(changer(scelle, trou.fin - 2))).toBe('modifie')
    expect(await verdict(changer(scelle, trou.debut + 1 + longueur * 2))).toBe('modifie')
    const hexa = scelle.toString('latin1', trou.debut, trou.fin)
    const capitales = Buffer.from(scelle)
    capitales.write(hexa.toUpperCase(), trou.debut, 'latin1')
    expect(await verdict(capitales)).toBe('modifie')
  })

  test('something appended: a line, an update, or a timestamp put over an update', async () => {
    expect(await verdict(Buffer.concat([scelle, Buffer.from('\n')]))).toBe('modifie')
    const ajout =
      '9 0 obj\n<< /Type /Page >>\nendobj\nxref\n9 1\n0000000000 00000 n\r\ntrailer\n<< /Size 10 >>\nstartxref\n0\n%%EOF\n'
    const allonge = Buffer.concat([scelle, Buffer.from(ajout)])
    expect(await verdict(allonge)).toBe('modifie')
    expect(
      await verdict(Buffer.concat([ajoute.subarray(0, scelle.length), Buffer.from(ajout), ajoute.subarray(scelle.length)])),
    ).toBe('modifie')
    expect(await verdict(changer(ajoute, ajoute.indexOf('/DocTimeStamp') + 5))).toBe('modifie')
  })

  test('ranges that leave more than the hole out', async () => {
    const copie = Buffer.from(scelle)
    const debut = copie.lastIndexOf('/ByteRange')
    const texte = copie.toString('latin1', debut, trou.debut)
    copie.write(
      texte.replace(`${trou.fin} ${scelle.length - trou.fin}`, `${trou.fin + 9} ${scelle.length - trou.fin - 9}`),
      debut,
      'latin1',
    )
    expect(await verdict(copie)).toBe('modifie')
  })

  test('our seal with a timestamp that is right, but of something else', async () => {
    const signataire = await essayerCle(ouvrirPem(`${paire.cle}\n${paire.certificat}`))
    if (!signataire) throw new Error('no signer')
    const { pdf, trou: vide } = await preparerCachet(await pdfInvente(), { ...MENTIONS, nom: 'Cachet inventé' })
    const { encoder } = await signerCms(signataire, empreinteAutour(pdf, vide, pdf.length))
    remplirTrou(pdf, vide, encoder())
    expect(await verdict(pdf)).toBe('intact')
    remplirTrou(pdf, vide, encoder(jetonDAutreChose))
    expect(await verdict(pdf)).toBe('modifie')
  })

  test('our CMS put in another file', async () => {
    const autrui = await scelleParAutrui()
    const [place] = listTrous(autrui, 1)
    if (!place) throw new Error('no signature')
    scelle.copy(autrui, place.debut, trou.debut, trou.fin)
    expect(await verdict(autrui)).toBe('modifie')
  })

  test('the same document sealed by another certificate, of our authority or of another', async () => {
    expect(await verdict(await scelleParAutrui())).toBe('autre_cachet')
    expect(await verdict(await scelleParAutrui(await creerAutoriteInventee()))).toBe('autre_cachet')
  })

  test('what is not a sealed PDF', async () => {
    expect(await verdict(await pdfInvente('Un autre'))).toBe('sans_cachet')
    expect(await verdict(Buffer.from('PK\u0003\u0004 archive.zip'))).toBe('pas_pdf')
    expect(await verdict(Buffer.alloc(0))).toBe('vide')
    expect(await verdict(Buffer.concat([scelle, Buffer.alloc(6_000_000)]))).toBe('trop_grand')
    expect(await verdict(Buffer.concat([scelle, Buffer.alloc(TAILLE_EXAMEN_MAX - scelle.length)]))).toBe('modifie')
  })

  test('a file cut short: after the seal, inside it, before it', async () => {
    expect(await verdict(scelle.subarray(0, -1))).toBe('modifie')
    expect(await verdict(scelle.subarray(0, trou.fin))).toBe('modifie')
    expect(await verdict(scelle.subarray(0, trou.fin - 1))).toBe('sans_cachet')
    expect(await verdict(scelle.subarray(0, trou.debut))).toBe('sans_cachet')
  })
})

describe('whatever the bytes', () => {
  test('a byte changed anywhere outside the CMS is « modified »', async () => {
    const dehors = fc
      .nat(scelle.length - 1)
      .filter((position) => position < trou.debut - 1 || position >= trou.debut + 1 + longueur * 2)
    await fc.assert(
      fc.asyncProperty(dehors, fc.integer({ min: 1, max: 255 }), async (position, masque) => {
        const code = await verdict(changer(scelle, position, masque))
        const perdu = position < 5 ? 'pas_pdf' : position < trou.fin && position >= trou.debut ? 'sans_cachet' : 'modifie'
        expect(['modifie', perdu]).toContain(code)
      }),
      { numRuns: 300 },
    )
  })

  // A timestamp is added to what is signed: its own bytes may be written otherwise and prove as much.
  test.each(['scelle', 'horodate', 'ajoute'])(
    'bytes changed at random in « %s », timestamps aside, never leave it intact',
    async (quel) => {
      const pdf = { scelle, horodate, ajoute }[quel] ?? scelle
      const jetons = listTrous(pdf, 8).map(({ debut, fin }) => {
        const cms = lireCms(octetsDuTrou(pdf, { debut, fin }))
        const jeton =
          cms.type === OID.tstInfo ? 0 : (cms.jeton && octetsDuTrou(pdf, { debut, fin }).indexOf(cms.jeton)) || cms.longueur
        return { debut: debut + 1 + jeton * 2, fin: debut + 1 + cms.longueur * 2 }
      })
      const hors = fc
        .nat(pdf.length - 1)
        .filter((position) => !jetons.some(({ debut, fin }) => debut <= position && position < fin))
      const changements = fc.array(fc.tuple(hors, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 })
      await fc.assert(
        fc.asyncProperty(changements, async (liste) => {
          const copie = liste.reduce((reste, [position, masque]) => changer(reste, position, masque), pdf)
          if (copie.equals(pdf)) return
          expect(await verdict(copie)).not.toBe('intact')
        }),
        { numRuns: 200 },
      )
    },
  )

  test('each byte of the CMS counts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(longueur - 1), fc.integer({ min: 1, max: 255 }), async (octet, masque) => {
        const copie = Buffer.from(scelle)
        const change = octetsDuTrou(scelle, trou).readUInt8(octet) ^ masque
        copie.write(change.toString(16).padStart(2, '0'), trou.debut + 1 + octet * 2, 'latin1')
        expect(await verdict(copie)).not.toBe('intact')
      }),
      { numRuns: 300 },
    )
  })

  test('nothing throws: random bytes, and holes full of them', async () => {
    const confiances = lireConfiances(env.SEAL_ANCHORS ?? dossier)
    const bruit = fc.uint8Array({ minLength: 300, maxLength: 600 }).map((octets) => {
      const hexa = `30${Buffer.from(octets).toString('hex')}`
      return Buffer.from(`%PDF-1.7 /ByteRange [0 45 ${45 + hexa.length} 3] <${hexa}> fin`)
    })
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), bruit), async (octets) => {
        const examen = await examiner(octets, confiances, MAINTENANT)
        expect(examen.refus !== null || !examen.suiteSaine).toBe(true)
      }),
      { numRuns: 200 },
    )
    const profond = Buffer.from(`%PDF-1.7 <${'30800000'.repeat(8_000)}>`)
    expect(await verdict(profond)).toBe('cachet_illisible')
  })
})
