import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { Journal } from '@/components/journal/journal'
import { findDernierControle, listBordereaux, listJournal } from '@/lib/journal/data'
import { etablirBordereaux } from '@/lib/journal/jobs'
import { demanderControle, terminerControle } from '@/lib/journal/mutations'
import { etatControle } from '@/lib/journal/rules'
import { filtreJournalSchema } from '@/lib/journal/schema'
import { formatSiret } from '@/lib/organisme/rules'
import { makeAgent, makeDemande, makeOrganisme } from '@/tests/support/factories'
import { ecrire } from '@/tests/support/journal'

const filtrer = (parametres: Record<string, unknown> = {}) => filtreJournalSchema.parse(parametres)
const lister = (parametres?: Record<string, unknown>) => listJournal(filtrer(parametres))

let organisme: Awaited<ReturnType<typeof makeOrganisme>>

beforeAll(async () => {
  organisme = await makeOrganisme({ raisonSociale: 'École <b>du</b> geste' })
  await makeDemande({ organismeId: organisme.id, statut: 'acceptee' })
  await ecrire({ compteId: (await makeAgent()).id, evenement: 'compte.activer' })
  for (let n = 0; n < 120; n += 1) await ecrire({})
})

describe('the list', () => {
  test('is read from the newest to the oldest, by pages that neither repeat nor miss a line', async () => {
    const vues: string[] = []
    for (let avant: number | null = null, pages = 0; pages === 0 || avant; pages += 1) {
      const { lignes, suite } = await lister({ avant: avant ?? undefined })
      vues.push(...lignes.map(({ id }) => id))
      if (pages === 0) await ecrire({}) // a line written meanwhile moves no page
      avant = suite
    }
    expect(vues.map(Number)).toEqual([...vues.map(Number)].sort((a, b) => b - a))
    expect(new Set(vues).size).toBe(vues.length)
    expect(vues).toHaveLength(125)
  })

  test.each([
    ['as it is', (siret: string) => siret],
    ['with spaces', formatSiret],
  ])('of one organisme by its SIRET, %s, in the order of its chain', async (_nom, ecriture) => {
    const { lignes, suite } = await lister({ q: ecriture(organisme.siret) })
    expect(lignes.map(({ rang, evenement }) => [rang, evenement])).toEqual([
      [4, 'acces.ouvrir'],
      [3, 'demande.accepter'],
      [2, 'demande.valider'],
      [1, 'demande.enregistrer'],
    ])
    expect(lignes[0]).toMatchObject({ raisonSociale: organisme.raisonSociale, siret: organisme.siret, acteur: 'Camille Durand' })
    expect(suite).toBeNull()
  })

  test('of a dossier, by pages of its ranks', async () => {
    const { suite } = await lister({ q: 'portail' })
    const { lignes } = await lister({ q: 'Portail ', avant: suite })
    expect(lignes[0]?.rang).toBe((suite ?? 0) - 1)
  })

  test.each([
    [{ evenement: 'demande.valider' }, 1],
    [{ evenement: 'demande.valider', q: 'portail' }, 0],
    [{ evenement: 'autre', avant: '-1', bordereauxAvant: 'hier' }, 50],
    [{ q: 'Institut' }, 0],
    [{ q: randomUUID() }, 0],
    [{ q: `'; DROP TABLE "Journal"; --\0` }, 0],
    [{ q: ['a', 'b'], avant: ['1', '2'] }, 50],
  ])('of %j', async (parametres, nombre) => {
    expect((await lister(parametres)).lignes).toHaveLength(nombre)
  })
})

test('the page shows lines, bills and the last check, for three statements besides the session’s', async () => {
  await etablirBordereaux()
  const id = await demanderControle(randomUUID(), new Date())
  const espion = vi.spyOn(Client.prototype, 'query')
  const [journal, bordereaux, controle] = [
    await lister({ q: organisme.id }),
    await listBordereaux(null),
    await findDernierControle(),
  ]
  expect(espion).toHaveBeenCalledTimes(3)
  const etat = controle && etatControle(controle, new Date())
  const page = {
    filtre: filtrer({ q: organisme.id }),
    ...journal,
    bordereaux,
    controle: controle && etat && { ...controle, etat },
    alerte: null,
  }
  const html = renderToStaticMarkup(<Journal page={page} />)
  expect(html).toContain('La vérification est en cours.')
  expect(html).toContain('École &lt;b&gt;du&lt;/b&gt; geste')
  expect(html).toContain('Conditions générales acceptées et demande validée')
  expect(bordereaux.bordereaux.length).toBeGreaterThan(0)
  for (const { sha256 } of bordereaux.bordereaux) expect(html).toContain(sha256)

  await terminerControle(id, { ok: false, rupture: { quoi: 'fin_coupee', dossier: organisme.id, rang: 5 } }, new Date())
  const fini = await findDernierControle()
  const apres = renderToStaticMarkup(<Journal page={{ ...page, controle: fini && { ...fini, etat: 'fini' } }} />)
  expect(apres).toContain(`Dossier ${organisme.id}, ligne 5\u00a0: la fin du dossier a été coupée à partir d’elle.`)
})
