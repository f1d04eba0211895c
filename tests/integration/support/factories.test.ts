import { expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { STATUTS } from '@/lib/demande/rules'
import { makeDemande } from '@/tests/support/factories'

const ATTENDU = {
  brouillon: ['demande.enregistrer'],
  en_attente: ['demande.enregistrer', 'demande.valider'],
  a_corriger: ['demande.enregistrer', 'demande.valider', 'demande.demander_correction'],
  acceptee: ['demande.enregistrer', 'demande.valider', 'demande.accepter', 'acces.ouvrir'],
  refusee: ['demande.enregistrer', 'demande.valider', 'demande.refuser'],
  annulee: ['demande.enregistrer', 'demande.annuler'],
}

test.each(STATUTS)('a made demande %s has the rows that lead there', async (statut) => {
  const demande = await makeDemande({ statut })
  expect(demande.statut).toBe(statut)
  expect(demande.acceptationId !== null).toBe(statut !== 'brouillon' && statut !== 'annulee')
  expect(demande.acces !== null && demande.document !== null).toBe(statut === 'acceptee')
  const lignes = await getPrisma().journal.findMany({ where: { demandeId: demande.id }, orderBy: { id: 'asc' } })
  expect(lignes.map(({ evenement }) => evenement)).toEqual(ATTENDU[statut])
})
