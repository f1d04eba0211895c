import { expect, test } from 'vitest'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPrisma } from '@/lib/core/db'
import { annulerDemande, enregistrerDemande, modifierDemande, validerDemande } from '@/lib/demande/mutations'
import { TRANSITIONS } from '@/lib/demande/rules'
import { makeDemande, makeGestionnaire, personnes } from '@/tests/support/factories'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const CONTEXTE = { adresse: '192.0.2.9', navigateur: 'Navigateur d’essai', requeteId: 'requete-d-essai' }
const fois = <T>(nombre: number, travail: (rang: number) => Promise<T>) =>
  Promise.all(Array.from({ length: nombre }, (_, rang) => travail(rang)))
const lignes = (demandeId: string) => getPrisma().journal.findMany({ where: { demandeId }, orderBy: { id: 'asc' } })

async function brouillon() {
  await installerCgu()
  const { id: demandeId, organismeId, compteId } = await makeDemande()
  const { sha256 } = await getCguEnVigueur(MAINTENANT)
  return { sur: { demandeId, organismeId, compteId }, validation: { accepte: true, sha256, contexte: CONTEXTE } }
}

test('« Enregistrer » sent twenty times at once, from any tab, makes one demande and one journal line', async () => {
  for (let n = 0; n < 5; n += 1) {
    const { organisme, compte } = await makeGestionnaire()
    const auteur = { organismeId: organisme.id, compteId: compte.id, souhait: null }
    const resultats = await fois(20, (rang) =>
      enregistrerDemande({ ...auteur, personnes: personnes({ signataireNom: `Onglet ${rang}` }) }, MAINTENANT),
    )
    const [demande, ...autres] = await getPrisma().demande.findMany({ where: { organismeId: organisme.id } })
    expect(autres).toEqual([])
    expect(new Set(resultats.map(({ demandeId }) => demandeId))).toEqual(new Set([demande?.id]))
    expect(resultats.filter(({ nouvelle }) => nouvelle)).toHaveLength(1)
    expect(await lignes(demande?.id ?? '')).toHaveLength(1)
  }
})

test('« Je valide ma demande » sent ten times at once gives one acceptation, one journal line and one e-mail', async () => {
  const { sur, validation } = await brouillon()
  const resultats = await fois(10, () => validerDemande({ ...sur, ...validation }, MAINTENANT))
  expect(resultats.filter(({ ok }) => ok)).toHaveLength(1)
  const { demandeId } = sur
  expect(await getPrisma().acceptation.count({ where: { demandeId } })).toBe(1)
  expect(await getPrisma().journal.count({ where: { demandeId, evenement: 'demande.valider' } })).toBe(1)
  expect(await getPrisma().courriel.count({ where: { demandeId } })).toBe(1)
})

test('events that cross leave a journal in which each line starts where the one before ended', async () => {
  for (let n = 0; n < 5; n += 1) {
    const { sur, validation } = await brouillon()
    await fois(9, (rang) => {
      if (rang % 3 === 0) return validerDemande({ ...sur, ...validation }, MAINTENANT)
      if (rang % 3 === 1) return modifierDemande({ ...sur, personnes: personnes() }, MAINTENANT)
      return rang === 8 ? annulerDemande(sur, MAINTENANT) : modifierDemande({ ...sur, personnes: personnes() }, MAINTENANT)
    })
    const [premiere, ...suite] = await lignes(sur.demandeId)
    let statut = premiere?.vers
    for (const { de, vers, evenement } of suite) {
      expect(de).toBe(statut)
      expect(Object.entries(TRANSITIONS[de as keyof typeof TRANSITIONS])).toContainEqual([
        evenement.replace('demande.', ''),
        vers,
      ])
      statut = vers
    }
    const demande = await getPrisma().demande.findUniqueOrThrow({ where: { id: sur.demandeId } })
    expect(demande.statut).toBe(statut)
    expect(demande.acceptationId !== null).toBe(demande.valideeLe !== null)
  }
})
