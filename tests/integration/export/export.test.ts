import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ecrireXlsx } from '@/lib/core/classeur'
import { getPool, getPrisma } from '@/lib/core/db'
import { loadExport } from '@/lib/export/loaders'
import { makeAgent, makeDemande, makeGestionnaire, makeOrganisme, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const HOSTILES = ['=1+1', '+1', '-1', '@somme(A1)', '＝1+1', 'a;b "c"', '<b>&\u00a0fin</b>']
let agentId: string
let sessionId: string
beforeAll(async () => {
  agentId = (await makeAgent()).id
  sessionId = (await makeSession(agentId)).id
  for (const [n, raisonSociale] of HOSTILES.entries()) {
    const { id: organismeId } = await makeOrganisme({ raisonSociale, codeDepartement: '2A', codeRegion: '94', ville: 'Ajaccio' })
    await makeDemande({ statut: 'en_attente', organismeId, valideeLe: new Date(Date.UTC(2026, 5, 1 + n, 8)) })
  }
})

const charger = async (parametres: Record<string, string>, format: 'csv' | 'xlsx', session = sessionId) =>
  (await dansRequete({ sessionId: session }, () => loadExport(parametres, format))).issue
async function octets(parametres: Record<string, string>, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const issue = await charger(parametres, format)
  if (!('valeur' in issue) || !('flux' in issue.valeur)) throw new Error(JSON.stringify(issue))
  return Buffer.from(await new Response(issue.valeur.flux).arrayBuffer())
}
const journal = () => getPrisma().journal.findMany({ where: { evenement: 'file.exporter' }, orderBy: { id: 'desc' } })

// Another program's reader: Python's own zip and XML modules.
const LIRE_XLSX = `
import json, sys, zipfile, xml.etree.ElementTree as et
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
for nom in z.namelist(): et.fromstring(z.read(nom))
names = [s.get('name') for s in et.fromstring(z.read('xl/workbook.xml')).iter(n + 'sheet')]
sheets = []
for i in range(len(names)):
    root = et.fromstring(z.read('xl/worksheets/sheet%d.xml' % (i + 1)))
    assert not list(root.iter(n + 'f'))
    sheets.append([[(c.find(n + 'is').find(n + 't').text or '', c.get('s')) for c in r.iter(n + 'c')] for r in root.iter(n + 'row')])
print(json.dumps({'names': names, 'sheets': sheets}))`
function lireXlsx(fichier: Uint8Array): { names: string[]; sheets: [string, string | null][][][] } {
  const chemin = join(mkdtempSync(join(tmpdir(), 'kairos-xlsx-')), 'export.xlsx')
  writeFileSync(chemin, fichier)
  return JSON.parse(execFileSync('python3', ['-c', LIRE_XLSX, chemin], { encoding: 'utf8' }))
}

describe('a CSV export', () => {
  test('holds what is filtered, in its order, each formula a text, and begins with its byte order mark', async () => {
    const texte = (await octets({ departement: '2A' }, 'csv')).toString()
    expect(texte.startsWith('\ufeff"État";"Nature";"Organisme";"SIRET";"NDA";')).toBe(true)
    const lignes = texte.slice(1).split('\r\n')
    expect(lignes).toHaveLength(HOSTILES.length + 2)
    const noms = ["'=1+1", "'+1", "'-1", "'@somme(A1)", "'＝1+1", 'a;b ""c""', '<b>&\u00a0fin</b>']
    for (const [n, nom] of noms.entries()) expect(lignes[n + 1]).toContain(`;"${nom}";`)
    expect(lignes[1]).toContain(';"2A Corse-du-Sud";"Corse";')
    expect(lignes[1]).toContain(';"01/06/2026 à 10:00";')
    expect((await octets({ q: 'etat:refusee' }, 'csv')).toString().split('\r\n')).toHaveLength(2)
  })
})

describe('an XLSX export', () => {
  test('is read by another program: the same texts, never a formula', async () => {
    const { names, sheets } = lireXlsx(await octets({ departement: '2A' }, 'xlsx'))
    expect(names).toEqual(['Demandes'])
    const [entetes, ...lignes] = sheets[0] ?? []
    expect(entetes?.map(([texte]) => texte).slice(0, 4)).toEqual(['État', 'Nature', 'Organisme', 'SIRET'])
    expect(lignes.map((ligne) => ligne[2]?.[0])).toEqual(HOSTILES)
    expect(lignes.map((ligne) => ligne[2]?.[1])).toEqual(['1', '1', '1', '1', '1', null, null])
  })

  test('goes on in another sheet when one is full, with the headers again', async () => {
    async function* lignes() {
      yield ['entête']
      for (let n = 1; n <= 5; n++) yield [`ligne ${n}`]
    }
    const morceaux: Uint8Array[] = []
    for await (const morceau of ecrireXlsx(lignes(), 3)) morceaux.push(morceau)
    const { names, sheets } = lireXlsx(Buffer.concat(morceaux))
    expect(names).toEqual(['Demandes', 'Demandes 2', 'Demandes 3'])
    expect(sheets.map((feuille) => feuille.map(([cellule]) => cellule?.[0]))).toEqual([
      ['entête', 'ligne 1', 'ligne 2'],
      ['entête', 'ligne 3', 'ligne 4'],
      ['entête', 'ligne 5'],
    ])
  })
})

describe('every export', () => {
  test('is in the journal before its first byte: who, what, how', async () => {
    const issue = await charger({ departement: '2A', q: 'ajaccio' }, 'csv')
    const [ligne] = await journal()
    expect(ligne).toMatchObject({
      acteurId: agentId,
      compteId: agentId,
      donnees: { format: 'csv', filtre: 'q=ajaccio&departement=2A' },
    })
    if ('valeur' in issue && 'flux' in issue.valeur) await issue.valeur.flux.cancel()
  })

  test('counts among what its agent takes away in a day', async () => {
    const nombre = async () => {
      const lues = await getPrisma().consultation.findMany({ where: { compteId: agentId, genre: 'export' } })
      return lues.reduce((somme, lue) => somme + lue.nombre, 0)
    }
    const avant = await nombre()
    await octets({ departement: '2A' }, 'csv')
    expect(await nombre()).toBe(avant + 1)
  })

  test('that nobody reads to its end gives its connection back', async () => {
    for (const format of ['csv', 'xlsx', 'csv'] as const) {
      const issue = await charger({}, format)
      if (!('valeur' in issue) || !('flux' in issue.valeur)) throw new Error('refused')
      const lecteur = issue.valeur.flux.getReader()
      await lecteur.read()
      await lecteur.cancel()
    }
    await expect.poll(() => getPool().totalCount - getPool().idleCount).toBe(0)
    expect((await octets({}, 'csv')).length).toBeGreaterThan(100)
  })

  test('is for agents only, and nothing is written for anyone else', async () => {
    const avant = (await journal()).length
    const { compte } = await makeGestionnaire()
    expect(await charger({}, 'csv', (await makeSession(compte.id)).id)).toEqual({ introuvable: true })
    expect(await charger({}, 'csv', '00000000-0000-4000-8000-000000000000')).toMatchObject({ redirection: expect.any(String) })
    expect(await charger({ q: 'ville:lyon' }, 'csv')).toMatchObject({ valeur: { statut: 400 } })
    expect((await journal()).length).toBe(avant)
  })
})
