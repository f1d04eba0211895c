import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { getPrisma } from '@/lib/core/db'
import { formAction } from '@/lib/core/form-action'
import { CHAMP_FORMULAIRE, IDLE } from '@/lib/core/form-state'
import { lireSaisie } from '@/lib/core/saisie'
import { exigerSession } from '@/lib/core/session'
import { makeCompte, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const NOM = 'kairos-saisie'
const action = formAction({
  name: 'essai',
  schema: z.object({ texte: z.string(), motDePasse: z.string() }),
  actor: () => exigerSession('/essai'),
  messages: {},
  run: async () => ({ ok: true }),
})
const formulaire = (texte: string) => {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries({ texte, motDePasse: 'secret', [CHAMP_FORMULAIRE]: 'Envoyer' }))
    data.set(nom, valeur)
  return data
}
const envoyer = (sessionId: string, texte: string, entetes: Record<string, string>) =>
  dansRequete({ sessionId, entetes }, () => action(IDLE, formulaire(texte)))
const DEPUIS = { referer: 'http://kairos.test:3000/adhesion/nouvelle?nature=renouvellement' }

/** A person whose session is over, and the same one signed in again. */
async function partie() {
  const { id } = await makeCompte()
  const finie = await makeSession(id, { finieLe: new Date() })
  return { compteId: id, finie: finie.id, revenue: (await makeSession(id)).id }
}
const relire = async (sessionId: string, saisie: string) =>
  (await dansRequete({ sessionId, cookies: { [NOM]: saisie } }, lireSaisie)).issue

describe('a form sent after its session’s end', () => {
  test('with a script keeps its text in place, and says how to go on', async () => {
    const { finie } = await partie()
    const { issue, poses } = await envoyer(finie, 'un long motif', { ...DEPUIS, 'next-action': 'a' })
    expect(issue).toMatchObject({
      valeur: { status: 'refused', code: 'session_terminee', values: { texte: 'un long motif' }, lien: { href: '/connexion' } },
    })
    expect(poses[NOM]).toBeUndefined()
    expect(JSON.stringify(issue)).not.toContain('secret')
  })

  test('without one keeps it in the browser, encrypted, until the person is back, without any secret', async () => {
    const { finie, revenue } = await partie()
    const { issue, poses } = await envoyer(finie, 'un long motif', DEPUIS)
    expect(issue).toEqual({ redirection: '/connexion?suite=%2Fadhesion%2Fnouvelle&saisie=gardee' })
    const saisie = poses[NOM] ?? ''
    expect(Buffer.from(saisie, 'base64url').toString('latin1')).not.toContain('motif')
    expect(await relire(revenue, saisie)).toEqual({ valeur: { formulaire: 'Envoyer', values: { texte: 'un long motif' } } })
  })

  test('gives it back to nobody else, nor changed, nor to who is signed out', async () => {
    const { finie, revenue } = await partie()
    const saisie = (await envoyer(finie, 'un long motif', DEPUIS)).poses[NOM] ?? ''
    const autre = await makeSession((await makeCompte()).id)
    for (const [sessionId, valeur] of [
      [autre.id, saisie],
      [finie, saisie],
      [revenue, `${saisie.slice(0, -4)}AAAA`],
      [revenue, 'inventée'],
    ] as const)
      expect(await relire(sessionId, valeur)).toEqual({ valeur: null })
  })

  test('says so when the text is too long to be kept', async () => {
    const { finie } = await partie()
    const long = Array.from({ length: 4000 }, (_, n) => Math.sin(n).toString(36)).join(' ')
    const { issue, poses } = await envoyer(finie, long, DEPUIS)
    expect(issue).toEqual({ redirection: '/connexion?suite=%2Fadhesion%2Fnouvelle&saisie=perdue' })
    expect(poses[NOM]).toBeUndefined()
  })

  test.each([
    ['from nowhere', {}],
    ['from another site', { referer: 'https://evil.test/adhesion/nouvelle' }],
  ])('%s leads to sign-in as before', async (_nom, entetes) => {
    const { finie } = await partie()
    const { issue, poses } = await envoyer(finie, 'un long motif', entetes)
    expect([issue, poses[NOM]]).toEqual([{ redirection: '/connexion?suite=%2Fessai' }, undefined])
  })

  test('is forgotten once it is sent', async () => {
    const { finie, revenue, compteId } = await partie()
    const saisie = (await envoyer(finie, 'un long motif', DEPUIS)).poses[NOM] ?? ''
    const requete = { sessionId: revenue, cookies: { [NOM]: saisie }, entetes: DEPUIS }
    const { issue, poses } = await dansRequete(requete, () => action(IDLE, formulaire('un long motif')))
    expect([issue, poses[NOM]]).toEqual([{ valeur: { status: 'success' } }, ''])
    expect(await getPrisma().session.count({ where: { compteId, finieLe: null } })).toBe(1)
  })
})
