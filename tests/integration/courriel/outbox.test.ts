import { expect, test } from 'vitest'
import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { findCourriel } from '@/lib/courriel/data'
import { envoyerCourriel } from '@/lib/courriel/jobs'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import type { Modele } from '@/lib/courriel/rules'
import { deposer, lireCourriel, travaux } from '@/tests/support/courriels'
import { MESSAGES } from '@/tests/support/messages'

const LIEN = MESSAGES.activation.props.lien
const JETON = 'a-b_c'

test('the row and its job are there together, once the transaction commits', async () => {
  const id = await deposer()
  expect(await lireCourriel(id)).toMatchObject({
    modele: 'activation',
    destinataire: 'contact@atelier.test',
    sujet: 'Activez votre compte organisme de formation – Kairos',
    statut: 'a_envoyer',
    essais: 0,
    envoyeLe: null,
  })
  expect(await travaux(id)).toMatchObject([{ state: 'created' }])
})

test('a transaction rolled back leaves neither row nor job', async () => {
  let id = ''
  const change = transaction(async (tx) => {
    id = await ajouterCourriel(tx, MESSAGES.activation)
    expect(await tx.courriel.count({ where: { id } })).toBe(1)
    throw new Error('the business change failed')
  })
  await expect(change).rejects.toThrow('the business change failed')
  expect(await getPrisma().courriel.count({ where: { id } })).toBe(0)
  expect(await travaux(id)).toEqual([])
})

test('links and passwords cannot be read in the database', async () => {
  const modeles = Object.keys(MESSAGES) as Modele[]
  const courriels = await Promise.all(modeles.map((modele) => deposer(MESSAGES[modele])))
  expect((await findCourriel(courriels[modeles.indexOf('activation')] ?? ''))?.contenu?.text).toContain(LIEN)
  const { rows } = await getPool().query<{ ligne: string }>(
    `SELECT c::text AS ligne FROM "Courriel" c UNION ALL SELECT j::text FROM pgboss.job j`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(2 * courriels.length)
  for (const { ligne } of rows) expect(ligne).not.toMatch(new RegExp(`${JETON}|r7Kp-2mQx|https?:|<html|Bonjour`))
})

test.each(['a@b.test\r\nBcc: c@d.test', 'a@b.test, c@d.test', 'Nom <a@b.test>', 'a@b', ''])(
  '%j is not an address to write to',
  async (destinataire) => {
    await expect(deposer({ ...MESSAGES.activation, destinataire })).rejects.toThrow()
  },
)

test('without a provider the message is marked as sent and stays readable', async () => {
  const id = await deposer()
  await envoyerCourriel({ courrielId: id })
  expect(await findCourriel(id)).toMatchObject({ statut: 'envoye', essais: 1, contenu: { text: expect.stringContaining(LIEN) } })
})

test('a content written with another secret is given up, and says so', async () => {
  const id = await deposer()
  await getPrisma().courriel.update({ where: { id }, data: { contenu: 'AAAA' } })
  await envoyerCourriel({ courrielId: id })
  expect(await lireCourriel(id)).toMatchObject({ statut: 'echec', erreur: 'contenu illisible' })
})

test('a job whose e-mail is unknown ends quietly', async () => {
  await envoyerCourriel({ courrielId: '0193a1b2-0000-7000-8000-00000000dead' })
})
