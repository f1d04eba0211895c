import { expect, test } from 'vitest'
import { choisirMotDePasse, modifierMotDePasse, seConnecter } from '@/lib/compte/actions'
import { demanderMotDePasse } from '@/lib/compte/mutations'
import { getPrisma } from '@/lib/core/db'
import { type FormAction, IDLE } from '@/lib/core/form-state'
import { enFile } from '@/lib/core/hachage'
import { changerEmail } from '@/lib/email/actions'
import { dernierJeton } from '@/tests/support/courriels'
import { makeCompte, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const ENORME = 'x7'.repeat(512 * 1024)
// 128 signs of which none repeats, all but one outside the basic plane.
const EMOJIS = Array.from({ length: 127 }, (_, rang) => String.fromCodePoint(0x1f300 + ((rang * 53) % 500))).join('')
const CENT_VINGT_HUIT = `${EMOJIS}é`

const envoyer = async (action: FormAction, champs: Record<string, string>, sessionId?: string) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return (await dansRequete({ sessionId }, () => action(IDLE, donnees))).issue
}
const twice = (motDePasse: string) => ({ motDePasse, motDePasseRepete: motDePasse })

test('a password of 1 MB is refused by every form, even when nothing more can be hashed [SEC-P1]', async () => {
  const { id, email } = await makeCompte({ motDePasse: MOT_DE_PASSE })
  await demanderMotDePasse(email, new Date())
  const jeton = await dernierJeton(email)
  const sessionId = (await makeSession(id)).id
  // Every turn is taken, and every place in the queue: a form that hashed would say that it can't now.
  const fin = Promise.withResolvers<void>()
  const occupes = (['autre', 'connu'] as const).flatMap((file) =>
    Array.from({ length: 70 }, () => enFile(file, () => fin.promise).catch(() => undefined)),
  )
  const longs = [
    await envoyer(seConnecter, { email, motDePasse: ENORME }),
    await envoyer(choisirMotDePasse, { jeton, ...twice(ENORME) }),
    await envoyer(modifierMotDePasse, { motDePasseActuel: MOT_DE_PASSE, ...twice(ENORME) }, sessionId),
    await envoyer(modifierMotDePasse, { motDePasseActuel: ENORME, ...twice('tout autre chose que prévu') }, sessionId),
    await envoyer(changerEmail, { email: 'nouvelle@essai.test', motDePasseActuel: ENORME }, sessionId),
  ]
  for (const issue of longs) expect(issue).toMatchObject({ valeur: { status: 'invalid' } })
  expect(await envoyer(seConnecter, { email, motDePasse: MOT_DE_PASSE })).toMatchObject({ valeur: { code: 'surcharge' } })
  fin.resolve()
  await Promise.all(occupes)
})

test('128 characters with emoji are accepted, open the account, and the last one counts [SEC-P2]', async () => {
  const { compte } = await makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
  const { email } = compte
  const sessionId = (await makeSession(compte.id)).id
  const change = { motDePasseActuel: MOT_DE_PASSE, ...twice(CENT_VINGT_HUIT) }
  expect([...CENT_VINGT_HUIT]).toHaveLength(128)
  expect(await envoyer(modifierMotDePasse, change, sessionId)).toMatchObject({ valeur: { status: 'success' } })
  expect(await envoyer(seConnecter, { email, motDePasse: CENT_VINGT_HUIT })).toEqual({ redirection: '/organisme' })
  for (const faux of [EMOJIS, `${EMOJIS}è`])
    expect(await envoyer(seConnecter, { email, motDePasse: faux })).toMatchObject({ valeur: { code: 'identifiants' } })
  const trop = { motDePasseActuel: CENT_VINGT_HUIT, ...twice(`${CENT_VINGT_HUIT}x`) }
  expect(await envoyer(modifierMotDePasse, trop, sessionId)).toMatchObject({ valeur: { fieldErrors: expect.any(Object) } })
})

test('a password is refused when it holds the name of one’s organisme or one’s e-mail', async () => {
  const { compte } = await makeGestionnaire({
    organisme: { raisonSociale: 'Ateliers du Quai Formation' },
    compte: { motDePasse: MOT_DE_PASSE, email: `jeanne.essai-${Date.now()}@ateliers.test` },
  })
  const sessionId = (await makeSession(compte.id)).id
  for (const devinable of ['AteliersDuQuai2026', 'Ateliers du Quai Formation', compte.email])
    expect(await envoyer(modifierMotDePasse, { motDePasseActuel: MOT_DE_PASSE, ...twice(devinable) }, sessionId)).toMatchObject({
      valeur: { fieldErrors: { motDePasse: expect.stringContaining('trop facile') } },
    })
  expect(await getPrisma().journal.count({ where: { compteId: compte.id } })).toBe(0)
})
