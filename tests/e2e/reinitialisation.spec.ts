import { expect, test } from './support/portail'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, erreursAttendues: null })

    test.setTimeout(120_000)

    test('a lost second factor goes once two administrateurs say so', async ({ navigateur, fabrique }) => {
      const administrateur = { role: 'administrateur', nom: 'Dominique Petit' } as const
      const [premier, second] = [await fabrique.makeAgent(administrateur), await fabrique.makeAgent(administrateur)]
      const { compte } = await fabrique.makeGestionnaire({ compte: fabrique.avecTotp() })
      const page = await navigateur(premier.id)
      await page.goto('/admin/comptes')
      await page.getByLabel('Adresse e-mail').fill(compte.email)
      await page.getByRole('button', { name: 'Chercher' }).click()
      await expect(page.getByRole('heading', { level: 1, name: compte.email })).toBeVisible()
      await page.getByText('Demander la réinitialisation du second facteur').click()
      await page.getByRole('button', { name: 'Demander la réinitialisation' }).click()
      await expect(page.getByText('Écrivez comment vous avez vérifié l’identité').first()).toBeVisible()
      await page.getByLabel('Motif de la réinitialisation *').fill('Téléphone volé. Identité vérifiée de vive voix.')
      await page.getByRole('button', { name: 'Demander la réinitialisation' }).click()
      await expect(page.getByText('La réinitialisation est demandée.')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Confirmer la réinitialisation' })).toBeHidden()

      const autre = await navigateur(second.id)
      await autre.goto('/admin/comptes')
      await autre.getByRole('link', { name: compte.email }).click()
      await expect(autre.getByText('Téléphone volé. Identité vérifiée de vive voix.')).toBeVisible()
      await autre.getByRole('button', { name: 'Confirmer la réinitialisation' }).click()
      await expect(autre.getByText('Le second facteur est retiré')).toBeVisible()
      await page.reload()
      await expect(page.getByText('Ce compte n’a pas de second facteur.')).toBeVisible()
    })

    test('the owner stops a reset that was not asked for', async ({ navigateur, fabrique }) => {
      const { compte } = await fabrique.makeGestionnaire({ compte: fabrique.avecTotp() })
      const { id: demandeeParId } = await fabrique.makeAgent({ role: 'administrateur' })
      const demande = { compteId: compte.id, motif: 'Par téléphone.', demandeeParId, demandeeLe: new Date() }
      await fabrique.prisma.reinitialisationFacteur.create({ data: demande })
      const page = await navigateur(compte.id)
      await page.goto('/mon-compte/securite')
      await page.getByRole('button', { name: 'Annuler la réinitialisation' }).click()
      await expect(page.getByText('La réinitialisation de votre second facteur est annulée.')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Annuler la réinitialisation' })).toBeHidden()
    })
  })
}
