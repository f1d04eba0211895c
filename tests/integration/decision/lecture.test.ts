import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { findCourriel } from '@/lib/courriel/data'
import { deciderApresLecture, ecrireMotif, type Projet } from '@/lib/decision/mutations'
import { findDossier } from '@/lib/dossier/data'
import { LECTURE_MAX_MS, lireLu, MOT_DE_PASSE_CACHE } from '@/lib/envoi/rules'
import { terminerExamen } from '@/lib/examen/mutations'
import { makeAgent, makeCompte, makeDemande, makeGestionnaire, makeMembre } from '@/tests/support/factories'

const LE = new Date('2026-12-01T10:00:00Z')
const MINUTE = 60_000
const apres = (ms: number) => new Date(LE.getTime() + ms)
const ACCEPTER: Projet = { evenement: 'accepter' }
const REFUSER: Projet = { evenement: 'refuser', motif: 'Non <b>.', voiesRecours: 'Deux mois.' }
const CORRIGER: Projet = { evenement: 'demander_correction', motif: 'À revoir.', commentaires: { nda: 'Quel numéro\u00a0?' } }

async function enAttente() {
  const { organisme, compte } = await makeGestionnaire()
  const second = await makeCompte()
  await makeMembre(organisme.id, second.id)
  const demande = await makeDemande({ statut: 'en_attente', organismeId: organisme.id, compteId: compte.id })
  const { id: agentId } = await makeAgent()
  const lue = { demandeId: demande.id, acceptationId: demande.acceptationId ?? '', agentId }
  return { demande, lue, organisme, gestionnaires: [compte.email, second.email].sort() }
}
type Lue = Awaited<ReturnType<typeof enAttente>>['lue']

async function lire(lue: Lue, projet: Projet, maintenant = LE) {
  const lu = await deciderApresLecture({ ...lue, lu: null }, projet, maintenant)
  if (!('apercu' in lu)) throw new Error(`nothing to read: ${JSON.stringify(lu)}`)
  return { ...lu.apercu, preuve: lireLu(lu.apercu.lu) }
}
const partis = async (demandeId: string) => {
  const lignes = await getPrisma().courriel.findMany({ where: { demandeId }, orderBy: { id: 'asc' }, select: { id: true } })
  return Promise.all(lignes.map(({ id }) => findCourriel(id)))
}

describe('what leaves is what was read', () => {
  test.each([
    ['a refusal', REFUSER, 'refusee'],
    ['a correction', CORRIGER, 'a_corriger'],
  ] as const)('%s: same recipients, subject, HTML and text', async (_, projet, statut) => {
    const { lue, demande, gestionnaires } = await enAttente()
    const lu = await lire(lue, projet)
    expect(lu.courriels).toMatchObject([{ destinataires: gestionnaires }])
    expect(await partis(demande.id)).toEqual([])
    expect(await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })).toMatchObject({ statut: 'en_attente' })

    expect(await deciderApresLecture({ ...lue, lu: lu.preuve }, projet, apres(5 * MINUTE))).toEqual({ ok: true })
    expect((await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })).statut).toBe(statut)
    const envoyes = await partis(demande.id)
    expect(envoyes.map((courriel) => courriel?.destinataire).sort()).toEqual(gestionnaires)
    for (const courriel of envoyes) {
      const [{ sujet, texte, html } = {}] = lu.courriels
      expect([courriel?.sujet, courriel?.contenu]).toEqual([sujet, { html, text: texte }])
    }
  })

  test('an acceptance: every e-mail, with the RGC’s password hidden from the agent alone', async () => {
    const { lue, demande } = await enAttente()
    const lu = await lire(lue, ACCEPTER)
    expect(await deciderApresLecture({ ...lue, lu: lu.preuve }, ACCEPTER, apres(5 * MINUTE))).toEqual({ ok: true })
    const envoyes = await partis(demande.id)
    const motDePasse = /\b[a-zA-Z2-9]{5}(?:-[a-zA-Z2-9]{5}){3}\b/.exec(envoyes[0]?.contenu?.text ?? '')?.[0] ?? 'none'
    const masque = (texte?: string) => texte?.replaceAll(motDePasse, MOT_DE_PASSE_CACHE)
    expect(JSON.stringify(lu)).not.toContain(motDePasse)
    expect(lu.courriels[0]?.texte).toContain(MOT_DE_PASSE_CACHE)
    expect(lu.courriels.map(({ sujet, texte, html }) => [sujet, texte, html])).toEqual(
      [envoyes[0], envoyes[1]].map((courriel) => [
        courriel?.sujet,
        masque(courriel?.contenu?.text),
        masque(courriel?.contenu?.html),
      ]),
    )
    expect(envoyes).toHaveLength(3)
  })

  test('hostile words stay words', async () => {
    const { lue } = await enAttente()
    const { courriels } = await lire(lue, REFUSER)
    expect(courriels[0]?.html).toContain('Non &lt;b&gt;.')
  })
})

describe('what was read no longer holds, and is shown again', () => {
  test('another recipient', async () => {
    const { lue, organisme, demande } = await enAttente()
    const lu = await lire(lue, ACCEPTER)
    const { id } = await makeCompte()
    await makeMembre(organisme.id, id)
    const encore = await deciderApresLecture({ ...lue, lu: lu.preuve }, ACCEPTER, LE)
    expect(encore).toMatchObject({ apercu: { message: expect.stringContaining('a changé') } })
    expect(await partis(demande.id)).toEqual([])
    expect(await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })).toMatchObject({
      statut: 'en_attente',
      accesId: null,
    })
    expect(await getPrisma().journal.count({ where: { demandeId: demande.id, evenement: 'demande.accepter' } })).toBe(0)
  })

  test('another reason, another decision, another name', async () => {
    const { lue, organisme } = await enAttente()
    const { preuve } = await lire(lue, REFUSER)
    for (const projet of [{ ...REFUSER, motif: 'Autre.' } as Projet, CORRIGER])
      expect(await deciderApresLecture({ ...lue, lu: preuve }, projet, LE)).toHaveProperty('apercu')
    await getPrisma().organisme.update({ where: { id: organisme.id }, data: { raisonSociale: 'Renommée' } })
    expect(await deciderApresLecture({ ...lue, lu: preuve }, REFUSER, LE)).toHaveProperty('apercu')
  })

  test('an acceptance read before midnight in Paris, confirmed after', async () => {
    const { lue } = await enAttente()
    const soir = new Date('2026-12-01T22:59:00Z')
    const { preuve } = await lire(lue, ACCEPTER, soir)
    expect(await deciderApresLecture({ ...lue, lu: preuve }, ACCEPTER, new Date('2026-12-01T23:00:00Z'))).toHaveProperty('apercu')
  })

  test.each([
    [-1, false],
    [0, true],
    [LECTURE_MAX_MS, true],
    [LECTURE_MAX_MS + 1, false],
  ])('a reading of %i ms ago holds: %s', async (ms, tient) => {
    const { lue } = await enAttente()
    const { preuve } = await lire(lue, REFUSER)
    const resultat = await deciderApresLecture({ ...lue, lu: preuve }, REFUSER, apres(ms))
    expect(resultat).toEqual(tient ? { ok: true } : { apercu: expect.anything() })
  })
})

describe('a demande that can’t be decided any more', () => {
  test('is told so before anything is read', async () => {
    const decidee = await makeDemande({ statut: 'refusee' })
    const lue = { demandeId: decidee.id, acceptationId: decidee.acceptationId ?? '', agentId: decidee.agentId, lu: null }
    expect(await deciderApresLecture(lue, ACCEPTER, LE)).toMatchObject({ code: 'deja_decidee' })
    const autre = { ...(await enAttente()).lue, acceptationId: decidee.id, lu: null }
    expect(await deciderApresLecture(autre, ACCEPTER, LE)).toEqual({ ok: false, code: 'validee_de_nouveau' })
    const absente = { ...autre, demandeId: '00000000-0000-7000-8000-000000000000' }
    expect(await deciderApresLecture(absente, ACCEPTER, LE)).toEqual({ ok: false, code: 'introuvable' })
  })
})

describe('what is kept with the decision', () => {
  async function avecExamen(demandeId: string, finiLe: Date | null = LE) {
    const { id } = await getPrisma().examen.create({ data: { demandeId, demandeLe: LE } })
    if (finiLe) await terminerExamen(id, [], finiLe)
    return id
  }

  test('the run of the checks that the agent had, on the demande and in the journal', async () => {
    const { lue, demande } = await enAttente()
    const examenId = await avecExamen(demande.id)
    await avecExamen(demande.id)
    const { preuve } = await lire(lue, REFUSER)
    await deciderApresLecture({ ...lue, examenId, lu: preuve }, REFUSER, LE)
    expect((await findDossier(demande.id))?.examen).toMatchObject({ id: examenId, decisif: true })
    const ligne = await getPrisma().journal.findFirstOrThrow({ where: { demandeId: demande.id, evenement: 'demande.refuser' } })
    expect(ligne.donnees).toMatchObject({ examenId, motif: 'Non <b>.' })
  })

  test('never another demande’s run, nor one that is not over', async () => {
    const autre = await makeDemande({ statut: 'en_attente' })
    for (const nonFini of [false, true]) {
      const { lue, demande } = await enAttente()
      const examenId = nonFini ? await avecExamen(demande.id, null) : await avecExamen(autre.id)
      const { preuve } = await lire(lue, REFUSER)
      await deciderApresLecture({ ...lue, examenId, lu: preuve }, REFUSER, LE)
      expect((await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })).examenId).toBeNull()
    }
  })

  test('what was declared when a correction was asked for', async () => {
    const { lue, demande, organisme } = await enAttente()
    const { preuve } = await lire(lue, CORRIGER)
    await deciderApresLecture({ ...lue, lu: preuve }, CORRIGER, LE)
    const { correction, commentaires } = (await findDossier(demande.id))?.demande ?? {}
    expect(commentaires).toEqual({ nda: 'Quel numéro\u00a0?' })
    expect(correction).toMatchObject({
      motif: 'À revoir.',
      commentaires,
      valeurs: { nda: organisme.nda, rgcCourriel: demande.rgcCourriel, raisonSociale: organisme.raisonSociale },
    })
  })
})

describe('a reason', () => {
  test('is the agent’s words or a model’s, with its variables replaced, once', async () => {
    const { demande, organisme } = await enAttente()
    await getPrisma().organisme.update({ where: { id: organisme.id }, data: { raisonSociale: 'Le {siret} <i>' } })
    const texte = '{organisme}, {siret}, {signataire}, {date}. {autre}'
    const { id } = await getPrisma().modele.create({
      data: { genre: 'refus', titre: 'Essai', texte, modifieParId: demande.agentId },
    })
    const attendu = `Le {siret} <i>, ${organisme.siret.replace(/^(...)(...)(...)/, '$1\u00a0$2\u00a0$3\u00a0')}, Madame Jeanne Essai, 1 décembre 2026. {autre}`
    const motif = async (saisie: { motif: string | null; modeleId: string | null }) => {
      const ecrit = await ecrireMotif({ demandeId: demande.id, ...saisie }, LE)
      return ecrit.ok ? ecrit.motif.replaceAll('1er décembre', '1 décembre') : ecrit.code
    }
    expect(await motif({ motif: texte, modeleId: null })).toBe(attendu)
    expect(await motif({ motif: null, modeleId: id })).toBe(attendu)
    expect(await motif({ motif: 'Le mien.', modeleId: id })).toBe('Le mien.')
    expect(await motif({ motif: null, modeleId: demande.id })).toBe('modele_introuvable')
  })
})
