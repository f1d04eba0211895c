import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import type { Autorite } from '@/lib/core/pdf/pki'
import { verifierJournal } from '@/lib/journal/data'
import { etablirBordereaux } from '@/lib/journal/jobs'
import { creerSceau, jugerDetaches } from '@/lib/sceau/service'
import { abimer, ecrire, retenirJournal } from '@/tests/support/journal'
import {
  creerAutoriteInventee,
  creerCachetInvente,
  croireHorodateur,
  dansJours,
  ecrireP12,
  lancer,
  MAINTENANT,
  nouveauDossier,
  reglages,
} from '@/tests/support/sceau'
import { type ServeurTsa, startTsaServer } from '@/tests/support/tsa-server'

// The daily bills with their seals and timestamps, judged by openssl and by ourselves, then forged by a superuser.
const A = '01900000-0000-7000-8000-00000000000a'
const dossier = nouveauDossier('fichier')
const chemin = (nom: string) => join(dossier, nom)
const jourDe = (n: number) => `2026-11-0${n}`
const nuit = (n: number) => new Date(`2026-11-0${n}T23:10:00Z`)
let tsa: ServeurTsa
let autorite: Autorite
let retablir: () => Promise<void>

/** What the worker seals with now: the file of the folder, and the server unless told otherwise. */
async function cachet(TSA_URL = tsa.url, maintenant = MAINTENANT) {
  const env = reglages(dossier, { SEAL_P12: chemin('cachet.p12'), SEAL_P12_PASSWORD: 'secret', TSA_URL })
  return (await creerSceau(env, maintenant)).detache
}
const juger = () => verifierJournal(jugerDetaches(reglages(dossier)))
const rompu = (raison: string, jour: number) => ({ ok: false, rupture: { quoi: 'bordereau', raison, jour: jourDe(jour) } })
const lire = (n: number) => getPrisma().bordereau.findUniqueOrThrow({ where: { jour: new Date(jourDe(n)) } })

function ecrireFichiers({ contenu, sceau, horodatage }: Awaited<ReturnType<typeof lire>>): void {
  writeFileSync(chemin('bordereau.txt'), contenu)
  writeFileSync(chemin('sceau.der'), sceau ?? '')
  writeFileSync(chemin('jeton.der'), horodatage ?? '')
}
const opensslCms = () => {
  const entree = ['-inform', 'DER', '-in', chemin('sceau.der'), '-content', chemin('bordereau.txt'), '-out', '/dev/null']
  return lancer('openssl', 'cms', '-verify', '-cades', '-binary', '-purpose', 'any', '-CAfile', chemin('autorite.pem'), ...entree)
}
const opensslTs = () => {
  const entree = ['-token_in', '-in', chemin('jeton.der'), '-data', chemin('bordereau.txt'), '-CAfile', chemin('tsa.pem')]
  return lancer('openssl', 'ts', '-verify', ...entree)
}

beforeAll(async () => {
  tsa = await startTsaServer()
  autorite = await creerAutoriteInventee()
  croireHorodateur(dossier, tsa.autorite)
  writeFileSync(chemin('tsa.pem'), `${tsa.autorite.certificat}`)
  writeFileSync(chemin('autorite.pem'), `${autorite.certificat}`)
  ecrireP12(dossier, await creerCachetInvente(autorite), [autorite], 'secret')
  for (const n of [2, 3, 4]) await ecrire({ organismeId: A, maintenant: new Date(`${jourDe(n)}T10:00:00Z`) })
})
beforeEach(() => tsa.repondre('juste'))
afterAll(() => tsa.close())

describe('a bill', () => {
  test('is sealed at night, and openssl finds the seal right: CAdES, without a signing time', async () => {
    await etablirBordereaux(await cachet(''), nuit(2))
    const bordereau = await lire(2)
    expect(bordereau.horodatage).toBeNull()
    ecrireFichiers(bordereau)
    expect(opensslCms()).toMatchObject({ ok: true, sortie: expect.stringContaining('CAdES Verification successful') })
    const attributs = lancer('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', chemin('sceau.der')).sortie
    expect(attributs).toContain('signingCertificateV2')
    expect(attributs).not.toContain('signingTime')
    writeFileSync(chemin('bordereau.txt'), bordereau.contenu.replace('dossiers 1', 'dossiers 2'))
    expect(opensslCms().ok).toBe(false)
    expect(await juger()).toMatchObject({ ok: true, bordereaux: 1 })
  })

  test('gets its timestamp from the run that finds a server well; the one before that asks once', async () => {
    tsa.repondre('erreur')
    const avant = tsa.demandes()
    await etablirBordereaux(await cachet(), nuit(3))
    expect(tsa.demandes()).toBe(avant + 1)
    expect(await lire(3)).toMatchObject({ sceau: expect.any(Uint8Array), horodatage: null })

    tsa.repondre('juste')
    await etablirBordereaux(await cachet(), nuit(4))
    for (const n of [2, 3, 4]) {
      ecrireFichiers(await lire(n))
      expect(opensslTs()).toMatchObject({ sortie: expect.stringContaining('Verification: OK') })
    }
    writeFileSync(chemin('bordereau.txt'), 'autre chose')
    expect(opensslTs().sortie).toContain('message imprint mismatch')
    expect(await juger()).toMatchObject({ ok: true, bordereaux: 3 })

    const demandes = tsa.demandes()
    await Promise.all([etablirBordereaux(await cachet(), nuit(4)), etablirBordereaux(await cachet(), nuit(4))])
    expect(tsa.demandes()).toBe(demandes)
  })

  test('stays verifiable when its certificate gives way to another, and when it has ended', async () => {
    const fini = await creerCachetInvente(autorite, { debut: dansJours(-20), fin: dansJours(-1) })
    ecrireP12(dossier, fini, [autorite], 'secret')
    await ecrire({ organismeId: A, maintenant: new Date('2026-11-05T10:00:00Z') })
    await etablirBordereaux(await cachet(tsa.url, dansJours(-2)), nuit(5))
    const suivante = await creerAutoriteInventee()
    ecrireP12(dossier, await creerCachetInvente(suivante), [suivante], 'secret')
    await ecrire({ organismeId: A, maintenant: new Date('2026-11-06T10:00:00Z') })
    await etablirBordereaux(await cachet(), nuit(6))
    expect(await juger()).toMatchObject({ ok: true, bordereaux: 5 })
  })
})

describe('what a superuser forges is named', () => {
  beforeAll(async () => {
    retablir = await retenirJournal()
  })
  afterEach(() => retablir())
  const poser = (n: number, valeurs: string) => abimer(`UPDATE "Bordereau" SET ${valeurs} WHERE jour = '${jourDe(n)}'`)
  const hexa = (octets: Uint8Array | null) => `'\\x${Buffer.from(octets ?? []).toString('hex')}'`

  test('a seal with one byte changed, or followed by one', async () => {
    const sceau = Buffer.from((await lire(3)).sceau ?? [])
    sceau.writeUInt8(sceau.readUInt8(sceau.length - 5) ^ 1, sceau.length - 5)
    await poser(3, `sceau = ${hexa(sceau)}`)
    expect(await juger()).toEqual(rompu('sceau', 3))
    await retablir()
    await poser(3, `sceau = sceau || '\\x00'`)
    expect(await juger()).toEqual(rompu('sceau', 3))
  })

  test('the seal of another bill', async () => {
    await poser(3, `sceau = (SELECT sceau FROM "Bordereau" WHERE jour = '${jourDe(2)}')`)
    expect(await juger()).toEqual(rompu('sceau', 3))
  })

  test('a seal of the same authority that is not ours, or of another authority', async () => {
    for (const emetteur of [autorite, await creerAutoriteInventee()]) {
      const ailleurs = nouveauDossier()
      const SEAL_P12 = ecrireP12(ailleurs, await creerCachetInvente(emetteur), [emetteur], 'secret')
      const autre = await creerSceau(reglages(ailleurs, { SEAL_P12, SEAL_P12_PASSWORD: 'secret' }), MAINTENANT)
      await poser(6, `sceau = ${hexa(await autre.detache.sceller(Buffer.from((await lire(6)).contenu)))}`)
      expect(await juger()).toEqual(rompu('sceau', 6))
    }
  })

  test('a seal taken away', async () => {
    await poser(4, 'sceau = NULL')
    expect(await juger()).toEqual(rompu('sceau_absent', 4))
  })

  test('a timestamp of another bill, altered, or of an authority that is not known', async () => {
    await poser(4, `horodatage = (SELECT horodatage FROM "Bordereau" WHERE jour = '${jourDe(2)}')`)
    expect(await juger()).toEqual(rompu('horodatage', 4))
    await retablir()
    await poser(4, `horodatage = set_byte(horodatage, length(horodatage) - 5, get_byte(horodatage, length(horodatage) - 5) # 1)`)
    expect(await juger()).toEqual(rompu('horodatage', 4))
    await retablir()
    rmSync(chemin('sceau/ancres/horodatage'), { recursive: true })
    expect(await juger()).toEqual(rompu('horodatage', 2))
    croireHorodateur(dossier, tsa.autorite)
  })

  test('a bill written again with its SHA-256', async () => {
    await poser(6, `contenu = regexp_replace(replace(contenu, 'dossiers 1', 'dossiers 0'), '(?n)^01.*\\n', '')`)
    await poser(6, `sha256 = encode(sha256(convert_to(contenu, 'UTF8')), 'hex')`)
    expect(await juger()).toEqual(rompu('sceau', 6))
  })
})

describe('npm run journal:verifier', () => {
  const verifier = () =>
    spawnSync(process.execPath, ['--import', './scripts/hooks.mjs', '--import', 'tsx', 'scripts/journal-verifier.ts'], {
      encoding: 'utf8',
      env: { ...process.env, KAIROS_DATA_DIR: dossier, SEAL_P12: chemin('absent.p12') },
    })

  test('judges seals without the key, names a false one, and says when it can’t judge', { timeout: 60_000 }, async () => {
    expect(verifier()).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('5\u00a0bordereaux') })
    await abimer(`UPDATE "Bordereau" SET sceau = '\\x00' WHERE jour = '${jourDe(3)}'`)
    expect(verifier()).toMatchObject({
      status: 1,
      stdout: 'Bordereau du 3 novembre 2026\u00a0: son cachet n’est pas valable pour ce texte.\n',
    })
    renameSync(chemin('sceau'), chemin('ailleurs'))
    mkdirSync(chemin('sceau'))
    const { stdout, stderr } = verifier()
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringMatching(/^.*set SEAL_ANCHORS.*\n$/) })
  })
})
