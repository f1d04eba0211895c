import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findApercu, findBrouillon } from '@/lib/brouillon/data'
import { rendreApercu } from '@/lib/brouillon/jobs'
import { enregistrerApercu, modifierBrouillon, relancerApercu } from '@/lib/brouillon/mutations'
import { etatApercu, LIGNES_MAX, TEXTE_MAX } from '@/lib/brouillon/rules'
import { parseCgu } from '@/lib/cgu/rules'
import { getPool } from '@/lib/core/db'
import { makeAgent } from '@/tests/support/factories'
import { champ, lecteurPdf, mots, TEXTE_CGU } from '@/tests/support/pdf'
import { makeBrouillon, texteNeuf, travaux } from '@/tests/support/publication'

const { fichier, outil, ecrire, texte: lire, effacer } = lecteurPdf()
afterAll(effacer)

let parId = ''
beforeAll(async () => {
  parId = (await makeAgent({ role: 'administrateur' })).id
})

const etatDe = async (id: string) => {
  const brouillon = await findBrouillon(id)
  return brouillon && etatApercu(brouillon)
}
async function rendre(texte: string, nom: string) {
  const id = await makeBrouillon(parId, texte)
  expect(await etatDe(id)).toBe('en_preparation')
  await rendreApercu({ brouillonId: id })
  ecrire(nom, (await findApercu(id)) ?? new Uint8Array())
  return id
}

describe('the PDF of a draft', () => {
  test('is the document that an organisme would get, said on each page to be worth nothing, without seal nor code', async () => {
    const id = await rendre(TEXTE_CGU, 'apercu.pdf')
    expect(await etatDe(id)).toBe('pret')
    const infos = outil('pdfinfo', fichier('apercu.pdf'))
    expect(champ(infos, 'Title')).toBe('Aperçu – Conditions générales d’utilisation de l’applicatif Kairos')
    const pages = Number(champ(infos, 'Pages'))
    expect(pages).toBeGreaterThanOrEqual(4)
    for (let page = 1; page <= pages; page += 1)
      expect(lire('apercu.pdf', '-f', String(page), '-l', String(page))).toContain('Aperçu sans valeur')
    expect(lire('apercu.pdf', '-l', '1', '-layout')).toContain('Date de mise à jour Fixée à la publication')
    const corps = lire('apercu.pdf', '-x', '0', '-y', '55', '-W', '600', '-H', '730').replaceAll('\f', '')
    for (const bloc of parseCgu(TEXTE_CGU))
      for (const passage of bloc.type === 'liste' ? bloc.elements : [bloc.texte]) expect(corps).toContain(mots(passage))
    expect(corps).not.toContain('Vérifier ce document')
    expect(outil('qpdf', '--check', fichier('apercu.pdf'))).toContain('No syntax or stream encoding errors found')
    expect(outil('sh', '-c', `pdfsig '${fichier('apercu.pdf')}' || true`)).toContain('does not contain any signatures')
  })

  test('says so when the text has changed, until the worker has made it again', async () => {
    const id = await makeBrouillon(parId)
    await rendreApercu({ brouillonId: id })
    const premier = await findBrouillon(id)
    await modifierBrouillon({ brouillonId: id, vu: premier?.modifieLe ?? new Date(), texte: texteNeuf(), parId }, new Date())
    expect(await etatDe(id)).toBe('en_preparation')
    expect(await findBrouillon(id)).toMatchObject({ apercu: true }) // the earlier one can still be read
    await rendreApercu({ brouillonId: id })
    expect(await etatDe(id)).toBe('pret')
  })

  test('of a text that was saved again meanwhile is not kept', async () => {
    const id = await makeBrouillon(parId)
    const lu = await findBrouillon(id)
    const modifieLe = lu?.modifieLe ?? new Date()
    await modifierBrouillon({ brouillonId: id, vu: modifieLe, texte: texteNeuf(), parId }, new Date())
    await enregistrerApercu({ brouillonId: id, texte: lu?.texte ?? '', modifieLe }, new TextEncoder().encode('%PDF-ancien'))
    expect(await findApercu(id)).toBeNull()
  })

  test('once there is not made again, and of a deleted draft not at all', async () => {
    const id = await makeBrouillon(parId)
    await rendreApercu({ brouillonId: id }, new Date('2026-12-01T09:00:00Z'))
    const premier = await findApercu(id)
    await rendreApercu({ brouillonId: id }, new Date('2026-12-02T09:00:00Z'))
    expect(await findApercu(id)).toEqual(premier)
    await rendreApercu({ brouillonId: '01900000-0000-7000-8000-000000000000' })
  })

  test('that fails says so and is ordered again', async () => {
    const id = await makeBrouillon(parId)
    await getPool().query('ALTER TABLE "CguBrouillon" ADD CONSTRAINT panne CHECK (apercu IS NULL) NOT VALID')
    await expect(rendreApercu({ brouillonId: id })).rejects.toThrow('panne')
    expect(await etatDe(id)).toBe('echec')
    await getPool().query('ALTER TABLE "CguBrouillon" DROP CONSTRAINT panne')
    expect(await relancerApercu(id)).toEqual({ ok: true })
    expect(await etatDe(id)).toBe('en_preparation')
    expect(await travaux('apercu', 'brouillonId', id)).toHaveLength(2)
    await rendreApercu({ brouillonId: id })
    expect(await etatDe(id)).toBe('pret')
  })
})

// The worst that the form lets through: a worker's event loop never stops for long.
test.each([
  ['one paragraph', `## A\n\n${'mot '.repeat(TEXTE_MAX / 4 - 3)}`],
  ['entries', `## A\n\n${'- a\n'.repeat(LIGNES_MAX - 4)}`],
  ['lines', `## A\n${'\na\n'.repeat(LIGNES_MAX / 2 - 2)}`],
  ['words as wide as can be', `## A\n\n${`${'W'.repeat(60)} `.repeat(650)}`],
])(
  'a text at the limits is laid out in time: %s',
  async (_, texte) => {
    const debut = process.threadCpuUsage()
    await rendre(texte, 'limite.pdf')
    const { user, system } = process.threadCpuUsage(debut)
    expect((user + system) / 1e6).toBeLessThan(10)
    expect(outil('qpdf', '--check', fichier('limite.pdf'))).toContain('No syntax or stream encoding errors found')
  },
  60_000,
)
