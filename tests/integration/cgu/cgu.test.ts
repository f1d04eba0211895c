import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCguPubliee, getCguEnVigueur, getCguVersion, listCguPubliees } from '@/lib/cgu/data'
import { loadCgu } from '@/lib/cgu/loaders'
import { installerCgu } from '@/lib/cgu/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, transaction } from '@/lib/core/db'
import { dansRequete } from '@/tests/support/request'

const fichier = readFileSync('lib/cgu/textes/2026-11-02.md', 'utf8')
const PUBLICATION = new Date('2026-11-01T23:00:00Z') // midnight in Paris, in winter

const publier = (texte: string, miseAJourLe: string, publieeLe: Date) =>
  getPrisma().cguVersion.create({ data: { texte, sha256: sha256(texte), miseAJourLe: new Date(miseAJourLe), publieeLe } })

describe('the CGU in the database', () => {
  test('without any version, asking for the one in force is an error', async () => {
    await expect(getCguEnVigueur(new Date())).rejects.toThrow('No version of the CGU is published')
  })

  test('the default text is installed once, even by two processes at the same time', async () => {
    await Promise.all([installerCgu(), installerCgu()])
    await installerCgu()
    const versions = await getPrisma().cguVersion.findMany()
    expect(versions).toHaveLength(1)
    expect(versions[0]).toMatchObject({ texte: fichier, sha256: sha256(fichier), publieeLe: PUBLICATION })
    expect(versions[0]?.miseAJourLe.toISOString()).toBe('2026-11-02T00:00:00.000Z')
  })

  test('the version in force is the last one published by then', async () => {
    const suivante = new Date('2027-01-04T08:00:00Z')
    const { id } = await publier('## Article 1 – Suite', '2027-01-04', suivante)
    const a = async (instant: number) => (await getCguEnVigueur(new Date(instant))).sha256
    expect(await a(PUBLICATION.getTime())).toBe(sha256(fichier))
    await expect(a(PUBLICATION.getTime() - 1)).rejects.toThrow('No version')
    expect(await a(suivante.getTime() - 1)).toBe(sha256(fichier))
    expect(await a(suivante.getTime())).toBe(sha256('## Article 1 – Suite'))
    expect(await a(suivante.getTime() + 1)).toBe(sha256('## Article 1 – Suite'))
    expect(await getCguVersion(id)).toMatchObject({ id, texte: '## Article 1 – Suite' })
  })

  test('the public reads every version in force by now and none that is to come, each with the end of its time', async () => {
    const suivante = new Date('2027-01-04T08:00:00Z')
    const dates = async (instant: number) =>
      (await listCguPubliees(new Date(instant))).map(({ miseAJourLe, remplaceeLe }) => [miseAJourLe.toISOString(), remplaceeLe])
    const [premiere, seconde] = ['2026-11-02T00:00:00.000Z', '2027-01-04T00:00:00.000Z']
    expect(await dates(suivante.getTime() - 1)).toEqual([[premiere, null]])
    expect(await dates(suivante.getTime())).toEqual([
      [seconde, null],
      [premiere, suivante],
    ])
    const trouver = async (jour: string, instant: number) => (await findCguPubliee(new Date(jour), new Date(instant)))?.sha256
    expect(await trouver(seconde, suivante.getTime() - 1)).toBeUndefined()
    expect(await trouver(seconde, suivante.getTime())).toBe(sha256('## Article 1 – Suite'))
    expect(await trouver(premiere, suivante.getTime())).toBe(sha256(fichier))
    expect(await trouver('2026-12-25', suivante.getTime())).toBeUndefined()
  })

  test.each([
    [undefined, '2026-11-02T00:00:00.000Z'],
    ['2026-11-02', '2026-11-02T00:00:00.000Z'],
    ['2027-01-04', '404'],
    ['2026-02-30', '404'],
    ['demain', '404'],
  ])('the page of %s shows %s', async (date, attendu) => {
    const { issue } = await dansRequete({}, () => loadCgu(date ?? null))
    expect('valeur' in issue ? issue.valeur.miseAJourLe.toISOString() : '404').toBe(attendu)
  })

  test('reads inside the transaction it is given', async () => {
    const lue = await transaction((tx) => getCguEnVigueur(new Date('2026-12-01T00:00:00Z'), tx))
    expect(lue.sha256).toBe(sha256(fichier))
  })

  test('a published text never changes', async () => {
    const { id } = await getCguEnVigueur(new Date('2026-12-01T00:00:00Z'))
    await expect(getPrisma().cguVersion.update({ where: { id }, data: { texte: 'autre' } })).rejects.toThrow('append-only')
    await expect(getPrisma().cguVersion.delete({ where: { id } })).rejects.toThrow('append-only')
  })
})
