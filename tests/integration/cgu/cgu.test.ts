import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { getCguEnVigueur, getCguVersion } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, transaction } from '@/lib/core/db'

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
