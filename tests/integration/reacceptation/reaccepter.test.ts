import { describe, expect, test } from 'vitest'
import { sha256 } from '@/lib/core/chiffrement'
import { getPool, getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { loadDemande } from '@/lib/demande/loaders'
import { findDocumentParSha256, findDocumentPret } from '@/lib/document/data'
import { produireDocument } from '@/lib/document/jobs'
import { loadDocument } from '@/lib/document/loaders'
import { accepterNouvellesCgu } from '@/lib/reacceptation/actions'
import { findReacceptation } from '@/lib/reacceptation/data'
import { loadBandeau } from '@/lib/reacceptation/loaders'
import { reaccepter } from '@/lib/reacceptation/mutations'
import { publierVersion } from '@/tests/support/campagne'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeDemande, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const CONTEXTE = { adresse: '192.0.2.9', navigateur: 'Navigateur d’essai', requeteId: 'requete-d-essai' }
const JOUR = 86_400_000
const dans = (jours: number) => new Date(Date.now() + jours * JOUR)

let date = 1
/** Another version, in force from now on, to be accepted again within thirty days. */
function publier(donnees: { avant?: Date | undefined } = { avant: dans(30) }) {
  date += 1
  return publierVersion({ miseAJourLe: `2027-02-${String(date).padStart(2, '0')}`, publieeLe: new Date(), ...donnees })
}

/** An accepted demande under an older text, and what its gestionnaire sends to accept the one in force. */
async function preparer() {
  const demande = await makeDemande({ statut: 'acceptee' })
  const cgu = await publier()
  const { id: demandeId, organismeId, compteId } = demande
  return { demande, cgu, envoi: { demandeId, organismeId, compteId, accepte: true, sha256: cgu.sha256, contexte: CONTEXTE } }
}
const acceptations = (demandeId: string) => getPrisma().acceptation.findMany({ where: { demandeId }, orderBy: { id: 'asc' } })
const documents = (demandeId: string) => getPrisma().document.findMany({ where: { demandeId }, orderBy: { id: 'asc' } })
const lireDemande = (id: string) => getPrisma().demande.findUniqueOrThrow({ where: { id } })

describe('accepting again is refused, and writes nothing,', () => {
  const autreTexte = sha256('un autre texte')
  test.each([
    ['without the box', { accepte: false }, 'case_non_cochee'],
    ['with the fingerprint of another text', { sha256: autreTexte }, 'cgu_modifiees'],
    ['without both', { accepte: false, sha256: autreTexte }, 'cgu_modifiees'],
    ['for a demande that does not exist', { demandeId: '01900000-0000-7000-8000-000000000000' }, 'introuvable'],
  ])('%s', async (_nom, defaut, code) => {
    const { envoi } = await preparer()
    const avant = await empreinteDeLaBase()
    expect(await reaccepter({ ...envoi, ...defaut }, new Date())).toEqual({ ok: false, code })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('for another organisme’s demande', async () => {
    const { envoi } = await preparer()
    const { organisme, compte } = await makeGestionnaire()
    const intrus = { ...envoi, organismeId: organisme.id, compteId: compte.id }
    expect(await reaccepter(intrus, new Date())).toEqual({ ok: false, code: 'introuvable' })
    expect(await acceptations(envoi.demandeId)).toHaveLength(1)
  })

  test('when nothing is asked: no campaign, a suspended access, one that has just ended', async () => {
    const demande = await makeDemande({ statut: 'acceptee' })
    const { sha256: lu } = await publier({ avant: undefined })
    const { id: demandeId, organismeId, compteId } = demande
    const envoi = { demandeId, organismeId, compteId, accepte: true, sha256: lu, contexte: CONTEXTE }
    await getPool().query('DELETE FROM "CampagneCgu"')
    expect(await reaccepter(envoi, new Date())).toEqual({ ok: false, code: 'sans_objet' })

    const { envoi: suivant, demande: autre } = await preparer()
    const fin = autre.acces?.fin ?? new Date()
    expect(await findReacceptation(autre.organismeId, new Date(fin.getTime() - 1))).not.toBeNull()
    expect(await findReacceptation(autre.organismeId, fin)).toBeNull()
    expect(await reaccepter(suivant, fin)).toEqual({ ok: false, code: 'sans_objet' })
    await getPrisma().acces.update({ where: { id: autre.accesId ?? '' }, data: { statut: 'suspendu' } })
    expect(await reaccepter(suivant, new Date())).toEqual({ ok: false, code: 'sans_objet' })
    expect(await acceptations(suivant.demandeId)).toHaveLength(1)
  })

  test('for a demande that a later one has overtaken: the later one is asked', async () => {
    const { envoi, demande } = await preparer()
    const { organismeId, compteId } = demande
    const decideeLe = new Date()
    const suite = await makeDemande({ statut: 'acceptee', nature: 'modification', organismeId, compteId, decideeLe })
    const ancien = demande.acceptation?.cguVersionId ?? ''
    expect(await findReacceptation(organismeId, new Date())).toBeNull() // the later one was validated under the new text
    const prochaine = await publier()
    expect(await findReacceptation(organismeId, new Date())).toMatchObject({ demandeId: suite.id })
    expect(await reaccepter({ ...envoi, sha256: prochaine.sha256 }, new Date())).toEqual({ ok: false, code: 'sans_objet' })
    expect((await acceptations(demande.id)).map(({ cguVersionId }) => cguVersionId)).toEqual([ancien])
  })
})

describe('accepting again', () => {
  test('writes an acceptation that counts from now on, orders its PDF, and changes nothing else of the demande', async () => {
    const { envoi, demande, cgu } = await preparer()
    const { organismeId } = demande
    await getPrisma().organisme.update({ where: { id: organismeId }, data: { raisonSociale: 'Nom d’aujourd’hui' } })
    const maintenant = new Date()
    const [avant, [premiere]] = [await lireDemande(demande.id), await acceptations(demande.id)]
    expect(await reaccepter(envoi, maintenant)).toEqual({ ok: true })

    const [inchangee, nouvelle, ...autres] = await acceptations(demande.id)
    expect(autres).toEqual([])
    expect(inchangee).toEqual(premiere)
    expect(nouvelle).toEqual({
      ...premiere,
      id: expect.any(String),
      cguVersionId: cgu.id,
      texteSha256: cgu.sha256,
      raisonSociale: 'Nom d’aujourd’hui',
      adresseIp: CONTEXTE.adresse,
      navigateur: CONTEXTE.navigateur,
      accepteeLe: maintenant,
    })
    expect(await lireDemande(demande.id)).toEqual({ ...avant, acceptationId: nouvelle?.id })
    const [, document] = await documents(demande.id)
    expect(document).toMatchObject({ acceptationId: nouvelle?.id, statut: 'en_preparation' })
    const { rows } = await getPool().query(`SELECT 1 FROM pgboss.job WHERE name = 'document' AND data->>'documentId' = $1`, [
      document?.id,
    ])
    expect(rows).toHaveLength(1)
    const lignes = await getPrisma().journal.findMany({ where: { demandeId: demande.id, evenement: 'cgu.reaccepter' } })
    expect(lignes).toMatchObject([
      {
        acteurType: 'membre',
        acteurId: envoi.compteId,
        donnees: { acceptationId: nouvelle?.id, cguSha256: cgu.sha256, acceptationSha256: expect.any(String) },
      },
    ])
    expect(await findReacceptation(organismeId, new Date())).toBeNull()
  })

  test('in two tabs at once is done once, and the other is told that it is done', async () => {
    const { envoi } = await preparer()
    const issues = await Promise.all([1, 2, 3].map(() => reaccepter(envoi, new Date())))
    expect(issues.filter(({ ok }) => ok)).toHaveLength(1)
    expect(issues.filter(({ ok }) => !ok)).toEqual([1, 2].map(() => ({ ok: false, code: 'deja_acceptees' })))
    expect(await acceptations(envoi.demandeId)).toHaveLength(2)
    expect(await documents(envoi.demandeId)).toHaveLength(2)
  })

  test.each(['public."Document"', 'public."Journal"', 'pgboss.job'])('is done whole or not at all: %s fails', async (table) => {
    const { envoi } = await preparer()
    const avant = await empreinteDeLaBase()
    await avecPanne(table, 'ecriture', () => expect(reaccepter(envoi, new Date())).rejects.toThrow())
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('a text published while another was read needs that one to be read', async () => {
    const { envoi } = await preparer()
    const suivante = await publier()
    expect(await reaccepter(envoi, new Date())).toEqual({ ok: false, code: 'cgu_modifiees' })
    expect(await reaccepter({ ...envoi, sha256: suivante.sha256 }, new Date())).toEqual({ ok: true })
    expect((await acceptations(envoi.demandeId)).at(-1)).toMatchObject({ cguVersionId: suivante.id })
  })

  test('gives a PDF of its own; the earlier one is still there, and is said to be replaced', { timeout: 30_000 }, async () => {
    const { envoi, demande } = await preparer()
    const ancien = demande.document?.id ?? ''
    await produireDocument({ documentId: ancien })
    const premier = await findDocumentPret(demande.id)
    expect(await findDocumentParSha256(premier?.sha256 ?? '')).toMatchObject({ remplace: false })
    await reaccepter(envoi, new Date())
    expect(await findDocumentPret(demande.id)).toEqual(premier)
    const [, nouveau] = await documents(demande.id)
    await produireDocument({ documentId: nouveau?.id ?? '' })
    const second = await findDocumentPret(demande.id)
    expect(second?.sha256).not.toBe(premier?.sha256)
    expect(await findDocumentParSha256(premier?.sha256 ?? '')).toMatchObject({ remplace: true })
    expect(await findDocumentParSha256(second?.sha256 ?? '')).toMatchObject({ remplace: false })

    const sessionId = (await makeSession(envoi.compteId)).id
    const ancienne = demande.acceptationId ?? ''
    const charger = async (demandeId: string, acceptationId: string, session = sessionId) => {
      const { issue } = await dansRequete({ sessionId: session }, () => loadDocument(demandeId, acceptationId))
      return 'valeur' in issue ? (issue.valeur?.sha256 ?? null) : issue
    }
    expect(await charger(demande.id, ancienne)).toBe(premier?.sha256)
    expect(await charger(demande.id, 'nimporte')).toBeNull()
    const ailleurs = await makeDemande({ statut: 'acceptee' })
    const intrus = (await makeSession(ailleurs.compteId)).id
    expect(await charger(demande.id, ancienne, intrus)).toBeNull()
    expect(await charger(ailleurs.id, ancienne, intrus)).toBeNull()

    const { issue } = await dansRequete({ sessionId }, () => loadDemande(demande.id))
    expect('valeur' in issue && issue.valeur.demande.precedents).toMatchObject([{ acceptationId: ancienne }])
  })
})

describe('on the page', () => {
  const corps = (champs: Record<string, string>) => {
    const data = new FormData()
    for (const [nom, valeur] of Object.entries(champs)) data.set(nom, valeur)
    return data
  }
  const rgcDe = async (demandeId: string) => {
    const { rgcCourriel } = await lireDemande(demandeId)
    return getPrisma().compte.findUniqueOrThrow({ where: { email: rgcCourriel } })
  }
  const lire = async (compteId: string, demandeId: string) => {
    const sessionId = (await makeSession(compteId)).id
    const page = (await dansRequete({ sessionId }, () => loadDemande(demandeId))).issue
    const bandeau = (await dansRequete({ sessionId }, () => loadBandeau('/organisme'))).issue
    if (!('valeur' in page) || !('valeur' in bandeau)) throw new Error('the page is not shown')
    return { page: page.valeur, bandeau: bandeau.valeur, sessionId }
  }

  test('the text in force is shown until it is accepted, to the RGC too, who cannot accept it', async () => {
    const { envoi, demande, cgu } = await preparer()
    const rgc = await rgcDe(demande.id)
    for (const [compteId, estGestionnaire] of [
      [envoi.compteId, true],
      [rgc.id, false],
    ] as const) {
      const { page, bandeau } = await lire(compteId, demande.id)
      expect(page).toMatchObject({ aReaccepter: true, cgu: { sha256: cgu.sha256 }, estGestionnaire })
      expect(bandeau).toMatchObject({ attente: { demandeId: demande.id, depasse: false }, estGestionnaire })
    }
    const champs = corps({ demandeId: demande.id, accepte: 'on', sha256: cgu.sha256 })
    const sessionId = (await makeSession(rgc.id)).id
    const { issue } = await dansRequete({ sessionId }, () => accepterNouvellesCgu(IDLE, champs))
    expect(issue).toEqual({ introuvable: true })
    expect(await acceptations(demande.id)).toHaveLength(1)
  })

  test('the button needs the box, then leads back to the page; once more, it says the same', async () => {
    const { envoi, demande, cgu } = await preparer()
    const { sessionId } = await lire(envoi.compteId, demande.id)
    const champs = { demandeId: demande.id, sha256: cgu.sha256 }
    const envoyer = async (de: Record<string, string>) =>
      (await dansRequete({ sessionId, navigateur: 'Firefox' }, () => accepterNouvellesCgu(IDLE, corps(de)))).issue
    expect(await envoyer(champs)).toMatchObject({
      valeur: { status: 'invalid', fieldErrors: { accepte: expect.stringContaining('Cochez') } },
    })
    const versLaPage = { redirection: `/adhesion/${demande.id}?accepte=1` }
    expect(await envoyer({ ...champs, accepte: 'on' })).toEqual(versLaPage)
    expect(await envoyer({ ...champs, accepte: 'on' })).toEqual(versLaPage)
    expect((await acceptations(demande.id)).map(({ navigateur }) => navigateur)).toEqual(['Navigateur d’essai', 'Firefox'])
    const { page, bandeau } = await lire(envoi.compteId, demande.id)
    expect(page).toMatchObject({ attente: null, aReaccepter: false, cgu: { sha256: cgu.sha256 } })
    expect(bandeau).toBeNull()
  })
})
