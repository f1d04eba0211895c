import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deposer } from '@/tests/support/courriels'
import { MESSAGES } from '@/tests/support/messages'

const ABSENT = 'NEXT_HTTP_ERROR_FALLBACK;404'
const DEMANDE = '0193a1b2-0000-7000-8000-000000000001'
let anciens: string[] = []
let dernier = ''

/** The loaders and the route of a process started in demonstration mode, or not. */
async function processus(demo: '0' | '1') {
  process.env.KAIROS_DEMO = demo
  vi.resetModules()
  const { loadBoite, loadCourriel } = await import('@/lib/courriel/loaders')
  const { GET } = await import('@/app/demo/courriels/[id]/html/route')
  const voirHtml = (id: string) => GET(new Request('http://kairos.test'), { params: Promise.resolve({ id }) })
  return { loadBoite, loadCourriel, voirHtml }
}

beforeAll(async () => {
  for (let i = 0; i < 20; i += 1) anciens = [...anciens, await deposer(MESSAGES['compte-existant'])]
  dernier = await deposer({ ...MESSAGES['demande-recue'], demandeId: DEMANDE })
})
afterAll(() => {
  delete process.env.KAIROS_DEMO
})

test('the mailbox shows the newest first, 20 a page, contents readable', async () => {
  const { loadBoite } = await processus('1')
  const premiere = await loadBoite(undefined)
  expect(premiere).toMatchObject({ page: 1, pages: 2, total: 21 })
  expect(premiere.courriels.map(({ id }) => id)).toEqual([dernier, ...anciens.slice(1).reverse()])
  expect(premiere.courriels[0]?.contenu?.text).toContain(MESSAGES['demande-recue'].props.lien)
  expect((await loadBoite('2')).courriels.map(({ id }) => id)).toEqual([anciens[0]])
})

test.each(['0', '-1', '1.5', 'x', ['2', '3'], '99999999999', null])('a page number %j reads as the first page', async (page) => {
  const { loadBoite } = await processus('1')
  expect((await loadBoite(page)).page).toBe(1)
})

test('one message, and its HTML alone: nothing stored, no script, no frame', async () => {
  const { loadCourriel, voirHtml } = await processus('1')
  expect(await loadCourriel(dernier)).toMatchObject({ id: dernier, modele: 'demande-recue' })
  const reponse = await voirHtml(dernier)
  expect(reponse.headers.get('cache-control')).toBe('no-store')
  expect(reponse.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'.*sandbox/)
  expect(await reponse.text()).toContain('Nous avons reçu votre demande d’adhésion')
})

test.each(['0193a1b2-0000-7000-8000-00000000dead', 'x', "' OR 1=1", ''])('%j is not a message: 404', async (id) => {
  const { loadCourriel, voirHtml } = await processus('1')
  await expect(loadCourriel(id)).rejects.toThrow(ABSENT)
  await expect(voirHtml(id)).rejects.toThrow(ABSENT)
})

test('outside demonstration the mailbox does not exist', async () => {
  const { loadBoite, loadCourriel, voirHtml } = await processus('0')
  await expect(loadBoite('1')).rejects.toThrow(ABSENT)
  await expect(loadCourriel(dernier)).rejects.toThrow(ABSENT)
  await expect(voirHtml(dernier)).rejects.toThrow(ABSENT)
})
