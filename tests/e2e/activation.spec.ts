import { champsCaches } from '../support/formulaire'
import { ADRESSE, test } from './support/client'
import { expect } from './support/portail'

test('a used activation link says « already active », opens no session and shows no e-mail [SEC-I9]', async ({
  client,
  fabrique,
}) => {
  const { id, email } = await fabrique.makeCompte({ activeLe: null })
  const page = `/activation?jeton=${await fabrique.makeJeton(id, 'activation')}`
  const anonyme = await client()
  const caches = champsCaches(await (await anonyme.get(page)).text(), 'Activer mon compte')
  const activer = () => anonyme.post(page, { headers: { origin: ADRESSE }, multipart: caches })
  const locations = [(await activer()).headers().location, (await activer()).headers().location]
  expect(locations).toEqual(['/activation/terminee', '/activation/terminee?deja=1'])
  const relue = await anonyme.get(page)
  expect([relue.status(), relue.headers().location]).toEqual([307, '/activation/terminee?deja=1'])
  const finale = await anonyme.get('/activation/terminee?deja=1')
  const corps = await finale.text()
  expect(corps).toContain('Votre compte est déjà activé')
  expect(corps).not.toContain(email)
  expect(await fabrique.prisma.session.count({ where: { compteId: id } })).toBe(0)
  expect((await anonyme.storageState()).cookies).toEqual([])
})
