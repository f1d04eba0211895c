import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Faute } from '@/lib/core/demarrage/faute'
import { EKU } from '@/lib/core/pdf/certificat'
import { listTrous, octetsDuTrou } from '@/lib/core/pdf/octets'
import { type Autorite, delivrer, type Paire } from '@/lib/core/pdf/pki'
import { creerSceau, verifierFichier } from '@/lib/sceau/service'
import {
  creerAutoriteInventee,
  creerCachetInvente,
  dansJours,
  ecrireP12,
  lancer,
  MAINTENANT,
  MENTIONS,
  nom,
  nouveauDossier,
  pdfInvente,
  reglages,
  VALIDE,
} from '@/tests/support/sceau'

let autorite: Autorite
let paire: Paire
let origine: Buffer

beforeAll(async () => {
  autorite = await creerAutoriteInventee()
  paire = await creerCachetInvente(autorite)
  origine = await pdfInvente()
})

/** Settings with a PKCS #12 file of `secret` as its password. */
function avecP12(dossier: string, cachet = paire, autorites = [autorite], ...options: string[]) {
  return reglages(dossier, { SEAL_P12: ecrireP12(dossier, cachet, autorites, 'secret', ...options), SEAL_P12_PASSWORD: 'secret' })
}

describe('the demonstration seal', () => {
  test('is made once, kept for its owner alone, and said to be one', async () => {
    const dossier = nouveauDossier()
    const sceau = await creerSceau(reglages(dossier), MAINTENANT)
    expect(sceau.demonstration).toBe(true)
    expect(sceau.certificat).toMatchObject({ sujet: 'Cachet de démonstration', emetteur: 'Autorité de démonstration' })
    expect((await creerSceau(reglages(dossier), MAINTENANT)).certificat).toEqual(sceau.certificat)
    const fichiers = readdirSync(join(dossier, 'sceau'), { recursive: true, withFileTypes: true })
    for (const fichier of fichiers)
      expect(statSync(join(fichier.parentPath, fichier.name)).mode & 0o777).toBe(fichier.isFile() ? 0o600 : 0o700)
    expect(fichiers.filter((f) => f.isFile())).toHaveLength(3)
  })

  test('is one, even when the processes open it at the same time', async () => {
    const env = reglages(nouveauDossier())
    const sceaux = await Promise.all([1, 2, 3].map(() => creerSceau(env, MAINTENANT)))
    expect(new Set(sceaux.map(({ certificat }) => certificat.empreinte)).size).toBe(1)
  })

  test('gives way to a new one at its end; what it sealed stays verifiable', async () => {
    const env = reglages(nouveauDossier())
    const avant = await creerSceau(env, MAINTENANT)
    const { contenu } = await avant.sceller(origine, MENTIONS)
    const tard = new Date(avant.certificat.fin.getTime() + 1)
    const apres = await creerSceau(env, tard)
    expect(apres.certificat.empreinte).not.toBe(avant.certificat.empreinte)
    expect(await verifierFichier(contenu, MAINTENANT, env)).toMatchObject({ code: 'intact', expire: false })
    expect(await verifierFichier(contenu, tard, env)).toMatchObject({ code: 'intact', expire: true })
    expect(await verifierFichier((await apres.sceller(origine, MENTIONS)).contenu, tard, env)).toMatchObject({
      code: 'intact',
      expire: false,
    })
  })
})

describe('a seal of the operator’s', () => {
  test.each([
    ['today’s ciphers', []],
    ['older ciphers', ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']],
  ])('with %s opens, seals and verifies', async (_, options) => {
    const env = avecP12(nouveauDossier(), paire, [autorite], ...options)
    const sceau = await creerSceau(env, MAINTENANT)
    expect(sceau).toMatchObject({ demonstration: false, certificat: { sujet: 'Cachet inventé', emetteur: 'Autorité inventée' } })
    const { contenu } = await sceau.sceller(origine, MENTIONS)
    expect(await verifierFichier(contenu, MAINTENANT, env)).toMatchObject({ code: 'intact', certificat: sceau.certificat })
  })

  test('replaced by another, of the same authority or not, leaves older files verifiable and the other’s too', async () => {
    const dossier = nouveauDossier()
    const contenus: Uint8Array[] = []
    const nouvelle = await creerAutoriteInventee()
    for (const [qui, emetteur] of [
      [paire, autorite],
      [await creerCachetInvente(autorite), autorite],
      [await creerCachetInvente(nouvelle), nouvelle],
    ] as const)
      contenus.push((await (await creerSceau(avecP12(dossier, qui, [emetteur]), MAINTENANT)).sceller(origine, MENTIONS)).contenu)
    for (const contenu of contenus)
      expect(await verifierFichier(contenu, MAINTENANT, reglages(dossier))).toMatchObject({ code: 'intact' })
    rmSync(join(dossier, 'sceau', 'ancres'), { recursive: true })
    for (const contenu of contenus)
      expect(await verifierFichier(contenu, MAINTENANT, reglages(dossier))).toEqual({ code: 'autre_cachet' })
  })

  test('with an elliptic curve, and an authority between it and its root, verifies for openssl with the root alone', async () => {
    const dossier = nouveauDossier()
    const chemin = (fichier: string) => join(dossier, fichier)
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', cwd: dossier })
    const cle = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-utf8']
    writeFileSync(chemin('ca.cnf'), 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n')
    writeFileSync(chemin('cachet.cnf'), 'basicConstraints=CA:false\nkeyUsage=critical,nonRepudiation\n')
    openssl('req', '-x509', ...cle, '-keyout', 'racine.key', '-out', 'racine.pem', '-subj', '/CN=Racine', '-days', '9')
    for (const [qui, emetteur, cnf] of [
      ['milieu', 'racine', 'ca.cnf'],
      ['cachet', 'milieu', 'cachet.cnf'],
    ] as const) {
      openssl('req', ...cle, '-keyout', `${qui}.key`, '-out', `${qui}.csr`, '-subj', `/CN=${qui} inventé`)
      const signe = ['-CA', `${emetteur}.pem`, '-CAkey', `${emetteur}.key`, '-CAcreateserial', '-days', '9', '-extfile', cnf]
      openssl('x509', '-req', '-in', `${qui}.csr`, '-out', `${qui}.pem`, ...signe)
    }
    writeFileSync(chemin('chaine.pem'), readFileSync(chemin('milieu.pem'), 'utf8') + readFileSync(chemin('racine.pem'), 'utf8'))
    const export12 = ['-in', 'cachet.pem', '-inkey', 'cachet.key', '-certfile', 'chaine.pem', '-passout', 'pass:secret']
    openssl('pkcs12', '-export', ...export12, '-out', 'cachet.p12')
    const env = reglages(dossier, { SEAL_P12: chemin('cachet.p12'), SEAL_P12_PASSWORD: 'secret' })
    const pdf = Buffer.from((await (await creerSceau(env, new Date())).sceller(origine, MENTIONS)).contenu)
    expect(await verifierFichier(pdf, new Date(), env)).toMatchObject({
      code: 'intact',
      certificat: { emetteur: 'milieu inventé' },
    })
    const [trou] = listTrous(pdf, 1)
    if (!trou) throw new Error('no signature')
    writeFileSync(chemin('cms'), octetsDuTrou(pdf, trou))
    writeFileSync(chemin('signe'), Buffer.concat([pdf.subarray(0, trou.debut), pdf.subarray(trou.fin)]))
    const entree = ['-inform', 'DER', '-in', chemin('cms'), '-binary', '-content', chemin('signe'), '-out', chemin('lu')]
    const dit = lancer('openssl', 'cms', '-verify', '-cades', '-purpose', 'any', '-CAfile', chemin('racine.pem'), ...entree)
    expect(dit.sortie).toContain('CAdES Verification successful')
  })

  test('without its authority opens when SEAL_ANCHORS holds it', async () => {
    const dossier = nouveauDossier()
    const ancres = join(dossier, 'confiance')
    const env = { ...avecP12(dossier, paire, []), SEAL_ANCHORS: ancres }
    await expect(creerSceau(env, MAINTENANT)).rejects.toThrow('SEAL_ANCHORS')
    mkdirSync(ancres)
    writeFileSync(join(ancres, 'autorite.pem'), `${autorite.certificat}`)
    const { contenu } = await (await creerSceau(env, MAINTENANT)).sceller(origine, MENTIONS)
    expect(await verifierFichier(contenu, MAINTENANT, env)).toMatchObject({ code: 'intact' })
  })
})

describe('a seal that can’t be used is refused in one sentence', () => {
  const refuser = async (env: ReturnType<typeof reglages>, phrase: string) => {
    const essai = creerSceau(env, MAINTENANT)
    await expect(essai).rejects.toThrow(phrase)
    await expect(essai).rejects.toBeInstanceOf(Faute)
    await expect(essai).rejects.not.toThrow('secret')
  }

  test('wrong password, or none', async () => {
    const env = avecP12(nouveauDossier())
    await refuser({ ...env, SEAL_P12_PASSWORD: 'autre' }, 'SEAL_P12_PASSWORD is not the password')
    await refuser({ ...env, SEAL_P12_PASSWORD: undefined }, 'SEAL_P12_PASSWORD is not the password')
  })

  test('no such file, or not such a file', async () => {
    const dossier = nouveauDossier()
    await refuser(reglages(dossier, { SEAL_P12: join(dossier, 'absent.p12') }), 'ENOENT')
    writeFileSync(join(dossier, 'texte.p12'), 'Bonjour')
    await refuser(reglages(dossier, { SEAL_P12: join(dossier, 'texte.p12') }), 'not a PKCS #12 file')
  })

  test('ended, or not begun', async () => {
    const fini = await creerCachetInvente(autorite, { debut: dansJours(-20), fin: dansJours(-1) })
    await refuser(avecP12(nouveauDossier(), fini), `ended on ${dansJours(-1).toISOString().slice(0, 10)}`)
    const futur = await creerCachetInvente(autorite, { debut: dansJours(2), fin: dansJours(20) })
    await refuser(avecP12(nouveauDossier(), futur), `begins on ${dansJours(2).toISOString().slice(0, 10)}`)
  })

  test('made for something else', async () => {
    const autre = await delivrer(autorite, { nom: nom('Horodateur'), ...VALIDE }, { etendus: [EKU.horodatage], critique: true })
    await refuser(avecP12(nouveauDossier(), autre), 'not made for signing documents')
  })

  test('of an authority that has ended, or with a certificate of another key', async () => {
    const finie = await creerAutoriteInventee({ debut: dansJours(-30), fin: dansJours(-1) })
    await refuser(avecP12(nouveauDossier(), await creerCachetInvente(finie), [finie]), 'is missing or has ended')
    const dossier = nouveauDossier()
    const env = avecP12(dossier)
    const autre = await creerCachetInvente(autorite)
    writeFileSync(join(dossier, 'cle.pem'), paire.cle)
    writeFileSync(join(dossier, 'cert.pem'), `${autre.certificat}`)
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      join(dossier, 'cert.pem'),
      '-out',
      join(dossier, 'cachet.p12'),
      '-passout',
      'pass:secret',
    ])
    await refuser(env, 'SEAL_P12')
  })

  test('a demonstration seal that was damaged', async () => {
    const dossier = nouveauDossier()
    mkdirSync(join(dossier, 'sceau'))
    writeFileSync(join(dossier, 'sceau', 'demonstration.pem'), '-----BEGIN')
    await refuser(reglages(dossier), 'take it away')
  })

  test('trusted certificates that can’t be read, or kept', async () => {
    const dossier = nouveauDossier()
    const ancres = join(dossier, 'ancres')
    writeFileSync(ancres, '')
    await refuser(reglages(dossier, { SEAL_ANCHORS: ancres }), 'folder of certificates')
    rmSync(ancres)
    mkdirSync(ancres)
    writeFileSync(join(ancres, 'faux.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    await refuser(reglages(dossier, { SEAL_ANCHORS: ancres }), "can't be read as a PEM")
  })
})
