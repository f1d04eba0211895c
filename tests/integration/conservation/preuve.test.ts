import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appliquerConservation } from '@/lib/conservation/jobs'
import { effacerOrigine } from '@/lib/conservation/mutations'
import { getPool, getPrisma } from '@/lib/core/db'
import { verifierJournal } from '@/lib/journal/data'
import { publierVersion } from '@/tests/support/campagne'
import { makeDemande, makeGestionnaire } from '@/tests/support/factories'
import { abimer, adherer, controler, deballer, lireControles, recalculer, telecharger } from '@/tests/support/preuve'

const JOUR = 24 * 3_600_000
const MAINTENANT = new Date()
const ilYA = (ans: number, jours: number) => {
  const instant = new Date(MAINTENANT.getTime() - jours * JOUR)
  instant.setUTCFullYear(instant.getUTCFullYear() - ans)
  return instant
}
const lire = (id: string) => getPrisma().acceptation.findUniqueOrThrow({ where: { id } })
const acceptationDe = async (le: Date) => {
  const { acceptationId } = await makeDemande({ statut: 'en_attente', valideeLe: le })
  return acceptationId ?? ''
}

let racine: string
let numero = 0
beforeAll(() => {
  racine = mkdtempSync(join(tmpdir(), 'conservation-'))
})
afterAll(() => rmSync(racine, { recursive: true, force: true }))

const ouvrir = async (compteId: string, demandeId: string) => {
  const preuve = await telecharger(compteId, demandeId)
  if (!preuve) throw new Error('no proof')
  return deballer(preuve.zip, join(racine, `${numero++}`))
}

describe('the address and the browser of an acceptation', () => {
  test('go once five years are over, and nothing else of it', async () => {
    const [jeune, vieille] = [await acceptationDe(ilYA(5, -1)), await acceptationDe(ilYA(5, 3))]
    const avant = await lire(vieille)
    await appliquerConservation(MAINTENANT)
    expect(await lire(jeune)).toMatchObject({ adresseIp: '192.0.2.10', navigateur: 'Navigateur d’essai' })
    expect(await lire(vieille)).toEqual({ ...avant, adresseIp: null, navigateur: null })
    const lignes = await getPrisma().journal.findMany({ where: { evenement: 'acceptation.effacer_origine' } })
    expect(lignes).toMatchObject([{ organismeId: avant.organismeId, acteurType: 'systeme', donnees: { acceptationId: vieille } }])
    expect(await effacerOrigine(vieille, MAINTENANT)).toBe(false)
    expect((await verifierJournal()).ok).toBe(true)
  })

  test('of two jobs at once, one erases', async () => {
    const vieille = await acceptationDe(ilYA(5, 3))
    const faits = await Promise.all([effacerOrigine(vieille, MAINTENANT), effacerOrigine(vieille, MAINTENANT)])
    expect(faits.sort()).toEqual([false, true])
  })

  test('the database refuses it earlier, and any other change with it', async () => {
    const [jeune, vieille] = [await acceptationDe(ilYA(5, -1)), await acceptationDe(ilYA(5, 3))]
    const effacer = `UPDATE "Acceptation" SET "adresseIp" = NULL, navigateur = NULL`
    await expect(getPool().query(`${effacer} WHERE id = $1`, [jeune])).rejects.toThrow('append-only')
    await expect(getPool().query(`${effacer}, "rgcNom" = 'Autre' WHERE id = $1`, [vieille])).rejects.toThrow('append-only')
    await expect(getPool().query(`UPDATE "Acceptation" SET "adresseIp" = '192.0.2.1' WHERE id = $1`, [vieille])).rejects.toThrow()
    await expect(getPool().query('DELETE FROM "Acceptation" WHERE id = $1', [vieille])).rejects.toThrow('append-only')
  })

  test('the « dossier de preuve » still verifies, says that they were erased, and tells a change', async () => {
    const publieeLe = ilYA(5, 30)
    const miseAJourLe = publieeLe.toISOString().slice(0, 10)
    await publierVersion({ miseAJourLe, publieeLe, avant: ilYA(4, 0) })
    const gestionnaire = await makeGestionnaire()
    const { demandeId, acceptationId } = await adherer(ilYA(5, 3), gestionnaire)
    const avant = await ouvrir(gestionnaire.compte.id, demandeId)
    expect(controler(avant)).toEqual([])
    expect(readFileSync(join(avant, 'preuve.json'), 'utf8')).toContain('"kairos-preuve-1"')
    expect(await effacerOrigine(acceptationId, MAINTENANT)).toBe(true)
    const apres = await ouvrir(gestionnaire.compte.id, demandeId)
    expect(controler(apres)).toEqual([])
    expect(lireControles(apres).map(({ titre }) => titre)).toEqual(
      expect.arrayContaining(['L’acceptation est celle du journal', 'Cet effacement part de l’acceptation du journal']),
    )
    const preuve = JSON.parse(readFileSync(join(apres, 'preuve.json'), 'utf8'))
    expect(preuve).toMatchObject({
      format: 'kairos-preuve-2',
      acceptation: { adresseIp: null, navigateur: null, inscriteAuJournal: true, origineEffaceeLe: MAINTENANT.toISOString() },
    })
    expect(readFileSync(join(apres, 'LISEZ-MOI.txt'), 'utf8')).toMatch(/ont été effacés le\s+\d.* au terme de leur délai légal/)
    expect(readFileSync(join(apres, 'preuve.html'), 'utf8')).toContain('Effacé au terme du délai légal')
    for (const fichier of ['acceptation.json', 'preuve.json', 'preuve.html', 'LISEZ-MOI.txt'])
      expect(readFileSync(join(apres, fichier), 'utf8')).not.toMatch(/192\.0\.2\.9|Mozilla/)
    abimer(apres, 'acceptation.json', 'rgc')
    recalculer(apres)
    expect(controler(apres)).toEqual(['L’acceptation est celle du journal'])
  })
})
