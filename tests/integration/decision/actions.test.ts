import { beforeAll, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import type { FormAction, FormState } from '@/lib/core/form-state'
import { accepter, corriger, refuser } from '@/lib/decision/actions'
import { loadDossier } from '@/lib/decision/loaders'
import { relancerControles } from '@/lib/examen/actions'
import { envoyer, etatDe } from '@/tests/support/actions'
import { makeAgent, makeDemande, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

let sessionId: string
let agentId: string
beforeAll(async () => {
  agentId = (await makeAgent({ nom: 'Alix Agent' })).id
  sessionId = (await makeSession(agentId)).id
})

const agir = (action: FormAction, champs: Record<string, string>, par = sessionId) => envoyer(action, champs, par)
async function enAttente() {
  const demande = await makeDemande({ statut: 'en_attente' })
  return { demande, lue: { demandeId: demande.id, acceptationId: demande.acceptationId ?? '' } }
}
const statutDe = async (id: string) => (await getPrisma().demande.findUniqueOrThrow({ where: { id } })).statut
const luDe = (reponse: FormState) => (reponse.status === 'apercu' ? reponse.lu : '')

test('accepting takes two steps: the e-mails, then the decision on them', async () => {
  const { demande, lue } = await enAttente()
  const lecture = etatDe(await agir(accepter, lue))
  expect(lecture).toMatchObject({ status: 'apercu', message: expect.stringContaining('Rien n’est encore décidé'), values: lue })
  expect(await statutDe(demande.id)).toBe('en_attente')
  for (const lu of ['', 'x', `${Date.now()}.${'0'.repeat(64)}`])
    expect(etatDe(await agir(accepter, { ...lue, lu }))).toMatchObject({ status: 'apercu' })
  expect(await agir(accepter, { ...lue, lu: luDe(lecture) })).toEqual({
    redirection: `/admin/demandes/${demande.id}?fait=acceptee`,
  })
})

test('a refusal left without words takes those of its model, gives them back to be edited, and keeps which model it was', async () => {
  const { demande, lue } = await enAttente()
  const modele = await getPrisma().modele.create({
    data: { genre: 'refus', titre: 'Essai', texte: 'Pour {signataire}.', modifieParId: agentId },
  })
  const saisie = { ...lue, motifRefus: '', modeleRefus: modele.id, voiesRecours: 'Deux mois.' }
  const lecture = etatDe(await agir(refuser, saisie))
  expect(lecture).toMatchObject({
    status: 'apercu',
    values: { motifRefus: 'Pour Madame Jeanne Essai.', voiesRecours: 'Deux mois.' },
  })
  const motifRefus = 'Pour Madame Jeanne Essai. Et autre chose.'
  const encore = etatDe(await agir(refuser, { ...saisie, motifRefus, lu: luDe(lecture) }))
  expect(encore).toMatchObject({ status: 'apercu', message: expect.stringContaining('a changé'), values: { motifRefus } })
  expect(await agir(refuser, { ...saisie, motifRefus, lu: luDe(encore) })).toHaveProperty('redirection')
  const refusee = await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })
  expect(refusee).toMatchObject({ statut: 'refusee', motif: motifRefus, voiesRecours: 'Deux mois.', modeleId: modele.id })
})

test('what lacks is said beside its field, and nothing typed is lost', async () => {
  const { lue } = await enAttente()
  expect(etatDe(await agir(refuser, { ...lue, motifRefus: ' ', voiesRecours: ' ' }))).toMatchObject({
    status: 'invalid',
    fieldErrors: { motifRefus: expect.stringContaining('Écrivez le motif'), voiesRecours: expect.any(String) },
  })
  const saisie = { ...lue, motifCorrection: 'Bonjour {prenom}', 'commentaire-nda': 'Lequel ?' }
  expect(etatDe(await agir(corriger, saisie))).toMatchObject({
    status: 'invalid',
    fieldErrors: { motifCorrection: expect.stringContaining('{prenom}') },
    values: saisie,
  })
  const absent = { ...lue, motifCorrection: '', modeleCorrection: lue.demandeId }
  expect(etatDe(await agir(corriger, absent))).toMatchObject({
    status: 'invalid',
    fieldErrors: { motifCorrection: expect.any(String) },
  })
})

test('who comes second learns who decided what, with and without a script', async () => {
  const { demande, lue } = await enAttente()
  const lu = luDe(etatDe(await agir(accepter, lue)))
  const premiere = luDe(etatDe(await agir(refuser, { ...lue, motifRefus: 'Non.', voiesRecours: 'Deux mois.' })))
  await agir(refuser, { ...lue, motifRefus: 'Non.', voiesRecours: 'Deux mois.', lu: premiere })
  expect(etatDe(await agir(accepter, { ...lue, lu }))).toMatchObject({
    status: 'refused',
    code: 'deja_decidee',
    message: expect.stringContaining('refusée par Alix Agent'),
  })
  expect(await agir(accepter, { ...lue, lu, sansScript: '1' })).toEqual({
    redirection: `/admin/demandes/${demande.id}?fait=deja_decidee`,
  })
})

describe('for agents alone', () => {
  test('an organisme finds neither page nor action', async () => {
    const { demande, lue } = await enAttente()
    const { id: etranger } = await makeSession(demande.compteId)
    for (const action of [accepter, corriger, refuser, relancerControles])
      expect(await agir(action, { ...lue, motifRefus: 'Non.', voiesRecours: 'Oui.' }, etranger)).toEqual({ introuvable: true })
    const { issue } = await dansRequete({ sessionId: etranger }, () => loadDossier(demande.id, {}))
    expect(issue).toEqual({ introuvable: true })
    expect(await getPrisma().examen.count({ where: { demandeId: demande.id } })).toBe(0)
  })

  test('the checks are asked for again by their button', async () => {
    const { demande } = await enAttente()
    expect(await agir(relancerControles, { demandeId: demande.id })).toEqual({
      redirection: `/admin/demandes/${demande.id}?fait=controles#controles`,
    })
    expect(await getPrisma().examen.findFirstOrThrow({ where: { demandeId: demande.id } })).toMatchObject({ parId: agentId })
  })
})
