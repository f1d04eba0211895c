import { describe, expect, test } from 'vitest'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { findDemande } from '@/lib/demande/data'
import { modifierDemande, validerDemande } from '@/lib/demande/mutations'
import { avecTerritoire } from '@/lib/organisme/communes'
import { modifierOrganisme } from '@/lib/organisme/mutations'
import { organismeSchema } from '@/lib/organisme/schema'
import { texteAcceptation } from '@/lib/preuve/rules'
import { empreinteDeLaBase } from '@/tests/support/database'
import { makeDemande, personnes } from '@/tests/support/factories'
import { formulaire } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const CONTEXTE = { adresse: '192.0.2.9', navigateur: 'Navigateur d’essai', requeteId: 'requete-d-essai' }

/** A brouillon, and its page: what its reader sees and sends. */
async function lire() {
  await installerCgu()
  const demande = await makeDemande()
  const { id: demandeId, organismeId, compteId } = demande
  const cgu = await getCguEnVigueur(MAINTENANT)
  const envoi = { demandeId, organismeId, compteId, accepte: true, sha256: cgu.sha256, contexte: CONTEXTE }
  return { demande, cgu, envoi }
}
const acceptations = (demandeId: string) => getPrisma().acceptation.findMany({ where: { demandeId }, orderBy: { id: 'asc' } })

/** Publishes another version of the CGU, as an administrateur does; each one is of another day. */
let jour = 20
async function publier(publieeLe: Date) {
  const texte = `## Version du ${jour}`
  jour += 1
  const data = { miseAJourLe: new Date(Date.UTC(2026, 10, jour)), texte, sha256: sha256(texte), publieeLe }
  return getPrisma().cguVersion.create({ data })
}

describe('a validation is refused, and writes nothing,', () => {
  test.each([
    ['without the box', { accepte: false }, 'case_non_cochee'],
    ['with the fingerprint of another text', { sha256: sha256('un autre texte') }, 'cgu_modifiees'],
    ['without both', { accepte: false, sha256: sha256('un autre texte') }, 'cgu_modifiees'],
  ])('%s', async (_nom, defaut, code) => {
    const { envoi } = await lire()
    const avant = await empreinteDeLaBase()
    expect(await validerDemande({ ...envoi, ...defaut }, MAINTENANT)).toEqual({ ok: false, code })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})

test('a validation asks the worker for the checks, and waits for none', async () => {
  const { envoi, demande } = await lire()
  expect(await validerDemande(envoi, MAINTENANT)).toEqual({ ok: true })
  const examens = await getPrisma().examen.findMany({ where: { demandeId: demande.id } })
  expect(examens).toMatchObject([{ demandeLe: MAINTENANT, parId: null, finiLe: null, constats: null }])
  const taches = await getPrisma().$queryRaw`
    SELECT name FROM pgboss.job WHERE name = 'examen' AND data->>'examenId' = ${examens[0]?.id}`
  expect(taches).toEqual([{ name: 'examen' }])
})

describe('the acceptation', () => {
  test('holds what was shown: text, organisme, people, and who accepted, when and from where', async () => {
    const { demande, cgu, envoi } = await lire()
    expect(await validerDemande(envoi, MAINTENANT)).toEqual({ ok: true })
    const organisme = await getPrisma().organisme.findUniqueOrThrow({ where: { id: envoi.organismeId } })
    const [acceptation, ...autres] = await acceptations(demande.id)
    expect(autres).toEqual([])
    expect(acceptation).toEqual({
      id: expect.any(String),
      demandeId: demande.id,
      cguVersionId: cgu.id,
      texteSha256: sha256(cgu.texte),
      organismeId: organisme.id,
      siret: organisme.siret,
      raisonSociale: organisme.raisonSociale,
      nda: organisme.nda,
      adressePostale: `${organisme.voie}\n75020 Paris`,
      signataireCivilite: demande.signataireCivilite,
      signatairePrenom: demande.signatairePrenom,
      signataireNom: demande.signataireNom,
      signataireQualite: demande.signataireQualite,
      rgcCivilite: demande.rgcCivilite,
      rgcPrenom: demande.rgcPrenom,
      rgcNom: demande.rgcNom,
      rgcQualite: demande.rgcQualite,
      rgcCourriel: demande.rgcCourriel,
      compteId: envoi.compteId,
      mention: 'J’ai lu et j’accepte les conditions générales',
      adresseIp: '192.0.2.9',
      navigateur: 'Navigateur d’essai',
      accepteeLe: MAINTENANT,
    })
    expect(await findDemande(demande.id, envoi.organismeId)).toMatchObject({
      statut: 'en_attente',
      valideeLe: MAINTENANT,
      acceptation: { accepteeLe: MAINTENANT, texteSha256: cgu.sha256, cguVersion: { texte: cgu.texte } },
    })
    const ligne = await getPrisma().journal.findFirst({ where: { demandeId: demande.id, evenement: 'demande.valider' } })
    if (!acceptation) throw new Error('no acceptation')
    const acceptationSha256 = sha256(texteAcceptation(acceptation))
    expect(ligne?.donnees).toEqual({ acceptationId: acceptation.id, acceptationSha256, cguSha256: cgu.sha256 })
  })

  test('stays as it was when the fiche changes later', async () => {
    const { demande, envoi } = await lire()
    await validerDemande(envoi, MAINTENANT)
    const avant = await acceptations(demande.id)
    const saisie = avecTerritoire(organismeSchema.parse(formulaire({ raisonSociale: 'Un autre nom', voie: '1 quai Neuf' })))
    const { organismeId, compteId } = envoi
    await modifierOrganisme({ organismeId, compteId, saisie }, apres(1))
    expect(await acceptations(demande.id)).toEqual(avant)
  })

  test('no longer counts once the demande is modified, and stays in the history', async () => {
    const { demande, envoi } = await lire()
    await validerDemande(envoi, MAINTENANT)
    const [premiere] = await acceptations(demande.id)
    await modifierDemande({ ...envoi, personnes: personnes({ signataireNom: 'Suivante' }) }, apres(1))
    const modifiee = await findDemande(demande.id, envoi.organismeId)
    expect(modifiee).toMatchObject({ statut: 'brouillon', acceptation: null, valideeLe: null, modifieeLe: apres(1) })
    expect(await acceptations(demande.id)).toEqual([premiere])

    expect(await validerDemande(envoi, apres(2))).toEqual({ ok: true })
    const [ancienne, nouvelle, ...autres] = await acceptations(demande.id)
    expect(autres).toEqual([])
    expect(ancienne).toEqual(premiere)
    expect(nouvelle).toMatchObject({ signataireNom: 'Suivante', accepteeLe: apres(2) })
    const { acceptationId } = await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })
    expect(acceptationId).toBe(nouvelle?.id)
  })

  test('of a corrected demande clears what the agent asked for', async () => {
    const { cgu } = await lire()
    const demande = await makeDemande({
      statut: 'a_corriger',
      motif: 'Le nom est incomplet.',
      commentaires: { rgcNom: 'En entier.' },
    })
    const { id: demandeId, organismeId, compteId } = demande
    await modifierDemande({ demandeId, organismeId, compteId, personnes: personnes() }, MAINTENANT)
    expect(await findDemande(demandeId, organismeId)).toMatchObject({
      motif: 'Le nom est incomplet.',
      commentaires: { rgcNom: 'En entier.' },
    })
    await validerDemande({ demandeId, organismeId, compteId, accepte: true, sha256: cgu.sha256, contexte: CONTEXTE }, apres(1))
    expect(await findDemande(demandeId, organismeId)).toMatchObject({ statut: 'en_attente', motif: null, commentaires: {} })
  })
})

describe('a text of the CGU published between display and submit', () => {
  test('is shown again before anything is accepted, then can be', async () => {
    const { demande, envoi } = await lire()
    const nouvelle = await publier(MAINTENANT)
    expect(await validerDemande(envoi, apres(-1))).toEqual({ ok: true }) // 1 ms before it is in force
    await modifierDemande({ ...envoi, personnes: personnes() }, MAINTENANT)
    expect(await validerDemande(envoi, MAINTENANT)).toEqual({ ok: false, code: 'cgu_modifiees' })
    expect(await getCguEnVigueur(MAINTENANT)).toMatchObject({ id: nouvelle.id, texte: nouvelle.texte })
    expect(await validerDemande({ ...envoi, sha256: nouvelle.sha256 }, apres(1))).toEqual({ ok: true })
    expect((await acceptations(demande.id)).at(-1)).toMatchObject({ cguVersionId: nouvelle.id, texteSha256: nouvelle.sha256 })
  })

  test('changes nothing while its day has not come', async () => {
    const { envoi } = await lire()
    const future = await publier(apres(86_400_000))
    expect(await validerDemande({ ...envoi, sha256: future.sha256 }, MAINTENANT)).toEqual({ ok: false, code: 'cgu_modifiees' })
    expect(await validerDemande(envoi, MAINTENANT)).toEqual({ ok: true })
  })
})
