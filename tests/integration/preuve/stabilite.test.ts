import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { makeGestionnaire } from '@/tests/support/factories'
import { accepterDeNouveau, adherer, controler, deballer, faireBordereaux, telecharger } from '@/tests/support/preuve'
import { nouveauDossier } from '@/tests/support/sceau'

const JOUR = 86_400_000
const dansJours = (jours: number) => new Date(Date.now() + jours * JOUR)

test('the archive of an acceptation stays byte for byte what it was, whatever is accepted or changed after it', async () => {
  const gestionnaire = await makeGestionnaire()
  const { compte, organisme } = gestionnaire
  const lire = (acceptation: string | null = null) => telecharger(compte.id, demandeId, acceptation)
  const { demandeId, acceptationId } = await adherer(dansJours(-2), gestionnaire)
  const leJourMeme = await lire()
  const autre = await adherer(dansJours(-1), gestionnaire, { signataireNom: 'Autre' })
  expect(await lire()).toEqual(leJourMeme)

  await faireBordereaux(dansJours(1))
  const avant = await lire()
  expect(avant).not.toEqual(leJourMeme) // the bills of its days have come
  const nouvelle = await accepterDeNouveau(autre.demandeId, gestionnaire, dansJours(2))
  await getPrisma().organisme.update({ where: { id: organisme.id }, data: { raisonSociale: 'Un autre nom' } })
  await getPrisma().acces.updateMany({ where: { organismeId: organisme.id }, data: { statut: 'retire', fin: new Date() } })
  await faireBordereaux(dansJours(4))
  expect(await lire()).toEqual(avant)
  expect(await lire(acceptationId)).toEqual(avant)

  const deuxieme = await telecharger(compte.id, autre.demandeId)
  expect(deuxieme).toEqual(await telecharger(compte.id, autre.demandeId, nouvelle))
  expect(deuxieme).not.toEqual(await telecharger(compte.id, autre.demandeId, autre.acceptationId))
  const dossier = deballer(deuxieme?.zip ?? Buffer.alloc(0), join(nouveauDossier(), 'preuve'))
  expect(controler(dossier)).toEqual([])
  expect(JSON.parse(readFileSync(join(dossier, 'preuve.json'), 'utf8'))).toMatchObject({
    acceptation: { identifiant: nouvelle, inscriteAuJournal: true },
    acces: { effet: 'conserve' },
    journal: { reperes: { validation: { rang: expect.any(Number) }, decision: { rang: expect.any(Number) } } },
  })
})
