import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { recevoirSuivi } from '@/lib/courriel/loaders'
import { marquerEnvoye, noterSuivi } from '@/lib/courriel/mutations'
import { deposer, lireCourriel } from '@/tests/support/courriels'

const CLE = Buffer.from('une clé d’essai bien assez longue').toString('base64')
process.env.RESEND_WEBHOOK_SECRET = `whsec_${CLE}`
const LE = new Date('2026-12-01T10:00:00Z')
let rang = 0
let fournisseurId = ''
beforeEach(() => {
  rang += 1
  fournisseurId = `re_${rang}`
})

const signer = (id: string, secondes: string, corps: string, cle = CLE) =>
  `v1,${createHmac('sha256', Buffer.from(cle, 'base64')).update(`${id}.${secondes}.${corps}`).digest('base64')}`

type Appel = { id?: string; type?: string; data?: object; corps?: string; secondes?: number; signature?: string }
function appel({ id = `msg_${rang}`, type = 'email.delivered', data = {}, ...reste }: Appel = {}) {
  const evenement = { type, created_at: '2026-12-01T09:59:58.000Z', data: { email_id: fournisseurId, to: ['a@b.test'], ...data } }
  const corps = reste.corps ?? JSON.stringify(evenement)
  const secondes = String(reste.secondes ?? LE.getTime() / 1000)
  const entetes = { 'svix-id': id, 'svix-timestamp': secondes, 'svix-signature': reste.signature ?? signer(id, secondes, corps) }
  return new Request('http://localhost/api/resend', { method: 'POST', body: corps, headers: entetes })
}
const recevoir = (options?: Appel) => recevoirSuivi(appel(options), LE)
async function envoyer() {
  const id = await deposer()
  await marquerEnvoye(id, { fournisseurId, conserve: false, maintenant: LE })
  return id
}

describe('an e-mail that left', () => {
  test('is delivered, once however often it is told', async () => {
    const id = await envoyer()
    expect([await recevoir(), await recevoir()]).toEqual([204, 204])
    expect(await lireCourriel(id)).toMatchObject({ statut: 'remis', suiviLe: new Date('2026-12-01T09:59:58Z'), erreur: null })
    expect(await getPrisma().suiviCourriel.count({ where: { fournisseurId } })).toBe(1)
  })

  test('is rejected, with the reason; a delivery told late does not hide it', async () => {
    const id = await envoyer()
    const bounce = { type: 'Permanent', message: 'Mailbox does not exist' }
    await recevoir({ id: 'a', type: 'email.bounced', data: { bounce } })
    await recevoir({ id: 'b', type: 'email.delivered' })
    expect(await lireCourriel(id)).toMatchObject({ statut: 'rejete', erreur: 'Mailbox does not exist' })
  })

  test('told of before its sending is recorded, it has its state once it is', async () => {
    await recevoir({ id: `tot_${rang}` })
    const id = await envoyer()
    expect((await lireCourriel(id)).statut).toBe('remis')
  })

  test('told of while its sending is recorded, it has its state in whatever order', async () => {
    for (let fois = 0; fois < 20; fois += 1) {
      fournisseurId = `re_${rang}_${fois}`
      const id = await deposer()
      await Promise.all([
        marquerEnvoye(id, { fournisseurId, conserve: false, maintenant: LE }),
        noterSuivi({ svixId: fournisseurId, fournisseurId, issue: 'remis', raison: null, survenuLe: LE }, LE),
      ])
      expect((await lireCourriel(id)).statut).toBe('remis')
    }
  })
})

describe('a call', () => {
  test.each<[string, Appel, number]>([
    ['of another secret', { signature: signer('msg', '1796119200', '{}', Buffer.alloc(24, 1).toString('base64')) }, 401],
    ['without a signature', { signature: '' }, 401],
    ['with a signature of another version', { signature: 'v2,AAAA' }, 401],
    ['five minutes old', { secondes: LE.getTime() / 1000 - 300 }, 204],
    ['older than five minutes', { secondes: LE.getTime() / 1000 - 301 }, 401],
    ['from more than five minutes ahead', { secondes: LE.getTime() / 1000 + 301 }, 401],
    ['signed, but no JSON', { corps: '<html>' }, 400],
    ['signed, but of another shape', { corps: '{"type":"email.delivered"}' }, 400],
    ['about an event of no use', { type: 'email.opened' }, 204],
    ['about an unknown e-mail', {}, 204],
    ['with an unreadable bounce', { type: 'email.bounced', data: { bounce: 'x' } }, 204],
  ])('%s: %j → %i', async (_, options, statut) => {
    expect(await recevoir(options)).toBe(statut)
  })

  test('with several signatures passes when one is right', async () => {
    const corps = JSON.stringify({ type: 'email.delivered', created_at: LE.toISOString(), data: { email_id: fournisseurId } })
    const bonne = signer('msg_2', String(LE.getTime() / 1000), corps)
    expect(await recevoir({ id: 'msg_2', corps, signature: `v1,AAAA ${bonne}` })).toBe(204)
  })

  test('whose body was changed on the way is refused', async () => {
    const signature = signer(`msg_${rang}`, String(LE.getTime() / 1000), '{}')
    expect(await recevoir({ signature })).toBe(401)
    expect(await getPrisma().suiviCourriel.count({ where: { fournisseurId } })).toBe(0)
  })
})
