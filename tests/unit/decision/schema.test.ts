import { describe, expect, test } from 'vitest'
import { acceptationDemandeSchema, correctionSchema, refusSchema } from '@/lib/decision/schema'

const LUE = {
  demandeId: '01a200d2-f3de-7409-8c82-8ed6f1c77663',
  acceptationId: '01a200d2-f3eb-712e-8f13-a0a7b6a23e7d',
}
/** What is read of it when nothing else is said. */
const LU = { ...LUE, examenId: null, lu: null, modeleId: null }
const champs = (schema: typeof correctionSchema | typeof refusSchema, saisie: unknown) => {
  const lu = schema.safeParse(saisie)
  return lu.success ? [] : lu.error.issues.map(({ path }) => path[0])
}

describe('a correction', () => {
  test.each([[undefined], [''], [' \n\u200b '], [{ motif: 'objet' }]])('needs a reason, not %o', (motifCorrection) => {
    expect(champs(correctionSchema, { ...LUE, motifCorrection })).toEqual(['motifCorrection'])
  })

  test('keeps the comments that were written, by field, and nothing else', () => {
    const saisie = {
      ...LUE,
      motifCorrection: 'À revoir.',
      'commentaire-rgcNom': ' Le nom est incomplet. ',
      'commentaire-organisme': '',
      'commentaire-statut': 'acceptee',
      statut: 'acceptee',
      organismeId: LUE.demandeId,
    }
    expect(correctionSchema.parse(saisie)).toEqual({
      ...LU,
      motif: 'À revoir.',
      commentaires: { rgcNom: 'Le nom est incomplet.' },
    })
  })

  test('a comment too long is shown beside its field', () => {
    const saisie = { ...LUE, motifCorrection: 'À revoir.', 'commentaire-rgcNom': 'mot '.repeat(200) }
    expect(champs(correctionSchema, saisie)).toEqual(['commentaire-rgcNom'])
  })
})

test('a reason may come from a model, and names no unknown variable', () => {
  const modeleCorrection = LUE.demandeId
  expect(correctionSchema.parse({ ...LUE, motifCorrection: ' ', modeleCorrection })).toMatchObject({
    motif: null,
    modeleId: modeleCorrection,
  })
  const saisie = { ...LUE, motifCorrection: 'Bonjour {prenom}', modeleCorrection: '' }
  expect(champs(correctionSchema, saisie)).toEqual(['motifCorrection'])
  expect(correctionSchema.parse({ ...saisie, motifCorrection: 'Bonjour {signataire}' })).toMatchObject({ modeleId: null })
})

test.each([
  [`${'1'.repeat(13)}.${'a'.repeat(64)}`, { le: new Date(1_111_111_111_111), empreinte: 'a'.repeat(64) }],
  [`${'1'.repeat(13)}.${'A'.repeat(64)}`, null],
  ['', null],
  [{ le: 1 }, null],
])('what was read, %j, is %j', (lu, attendu) => {
  expect(acceptationDemandeSchema.parse({ ...LUE, lu }).lu).toEqual(attendu)
})

describe('a refusal', () => {
  test('needs a reason and the ways of appeal', () => {
    expect(champs(refusSchema, LUE)).toEqual(['voiesRecours', 'motifRefus'])
    expect(champs(refusSchema, { ...LUE, motifRefus: 'Non.', voiesRecours: '  ' })).toEqual(['voiesRecours'])
    expect(champs(refusSchema, { ...LUE, motifRefus: '', voiesRecours: 'Deux mois.' })).toEqual(['motifRefus'])
  })

  test('reads both, whatever else is sent', () => {
    const saisie = { ...LUE, motifRefus: 'Non.', voiesRecours: 'Deux mois.', agentId: LUE.demandeId }
    expect(refusSchema.parse(saisie)).toEqual({ ...LU, motif: 'Non.', voiesRecours: 'Deux mois.' })
  })
})

test.each([['demandeId'], ['acceptationId']])('a decision without a right %s is refused', (nom) => {
  expect(acceptationDemandeSchema.safeParse({ ...LUE, [nom]: "1' OR 1=1" }).success).toBe(false)
  expect(acceptationDemandeSchema.safeParse({ ...LUE, [nom]: undefined }).success).toBe(false)
})
