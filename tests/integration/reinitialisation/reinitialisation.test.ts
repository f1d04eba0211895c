import { describe, expect, test } from 'vitest'
import { loadCompteVu, loadRechercheCompte } from '@/lib/compte/loaders'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { findFacteurs } from '@/lib/facteur/data'
import { annuler, annulerLaMienne, confirmer, demander } from '@/lib/reinitialisation/actions'
import { findReinitialisation } from '@/lib/reinitialisation/data'
import { loadReinitialisation, loadReinitialisations } from '@/lib/reinitialisation/loaders'
import { annulerReinitialisation, confirmerReinitialisation, demanderReinitialisation } from '@/lib/reinitialisation/mutations'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import {
  avecTotp,
  makeAgent,
  makeCompte,
  makeGestionnaire,
  makeMembre,
  makeOrganisme,
  makeSession,
} from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const MOTIF = 'Téléphone volé. Identité vérifiée de vive voix.'
const administrateur = () => makeAgent({ role: 'administrateur', nom: 'Dominique Petit' })

/** An account with every kind of factor and an open session. */
async function equipe(donnees: Parameters<typeof makeCompte>[0] = {}) {
  const compte = await makeCompte({ ...avecTotp(), ...donnees })
  const compteId = compte.id
  await getPrisma().cleAcces.create({ data: { compteId, credentialId: compteId, clePublique: new Uint8Array(1), nom: 'Clé' } })
  await getPrisma().codeSecours.create({ data: { compteId, empreinte: compteId.replaceAll('-', '').padEnd(64, '0') } })
  await makeSession(compteId)
  return compte
}
async function demandee(compteId: string, parId: string) {
  expect(await demanderReinitialisation({ compteId, parId, motif: MOTIF }, MAINTENANT)).toEqual({ ok: true })
  return (await findReinitialisation(compteId, MAINTENANT))?.id ?? ''
}
const journalDe = (compteId: string) => getPrisma().journal.findMany({ where: { compteId }, orderBy: { rang: 'asc' } })
const sessionsDe = (compteId: string) => getPrisma().session.count({ where: { compteId, finieLe: null } })

describe('a lost second factor', () => {
  test.each([
    ['a gestionnaire', async () => equipe()],
    ['an agent', async () => equipe({ role: 'agent' })],
    ['an administrateur', async () => equipe({ role: 'administrateur' })],
    [
      'an RGC',
      async () => {
        const compte = await equipe()
        await makeMembre((await makeOrganisme()).id, compte.id, 'rgc')
        return compte
      },
    ],
  ])('of %s goes when two administrateurs say so, and the owner is told at each step', async (_qui, faire) => {
    const [un, deux, compte] = [await administrateur(), await administrateur(), await faire()]
    const id = await demandee(compte.id, un.id)
    expect(await findFacteurs(compte.id)).toMatchObject({ totpLe: expect.any(Date), cles: { length: 1 }, codesRestants: 1 })
    expect(await sessionsDe(compte.id)).toBe(1)
    expect(await confirmerReinitialisation({ id, parId: deux.id }, MAINTENANT)).toEqual({ ok: true, compteId: compte.id })
    expect(await findFacteurs(compte.id)).toMatchObject({ totpLe: null, cles: [], codesRestants: 0 })
    expect(await sessionsDe(compte.id)).toBe(0)
    expect(await journalDe(compte.id)).toMatchObject([
      { evenement: 'facteur.demander_reinitialisation', acteurId: un.id, donnees: { motif: MOTIF } },
      { evenement: 'facteur.reinitialiser', acteurId: deux.id, acteurType: 'agent' },
    ])
    const courriers = await courriersDe(compte.email)
    expect(courriers.map(({ modele }) => modele)).toEqual(['facteur-reinitialisation', 'facteur-reinitialisation'])
    expect(courriers[0]?.texte).toContain('vous pouvez annuler')
    expect(courriers[1]?.texte).toContain('ont été retirés')
    expect(courriers.map(({ texte }) => texte).join()).not.toMatch(/volé|Dominique/)
  })

  test('does not go by one administrateur alone, nor by the owner', async () => {
    const un = await administrateur()
    const compte = await equipe({ role: 'administrateur' })
    const id = await demandee(compte.id, un.id)
    const avant = await empreinteDeLaBase()
    expect(await confirmerReinitialisation({ id, parId: un.id }, MAINTENANT)).toEqual({ ok: false, code: 'meme_personne' })
    expect(await confirmerReinitialisation({ id, parId: compte.id }, MAINTENANT)).toEqual({ ok: false, code: 'soi_meme' })
    const soi = { compteId: un.id, parId: un.id, motif: MOTIF }
    expect(await demanderReinitialisation(soi, MAINTENANT)).toEqual({ ok: false, code: 'soi_meme' })
    for (const parId of [(await makeAgent()).id, (await makeCompte()).id])
      expect(await confirmerReinitialisation({ id, parId }, MAINTENANT)).toEqual({ ok: false, code: 'plus_autorise' })
    const apres = await empreinteDeLaBase()
    expect({ ...apres, 'public."Compte"': '' }).toEqual({ ...avant, 'public."Compte"': '' })
  })

  test('of ten confirmations at the same instant, one counts; of ten requests, one', async () => {
    const [un, deux, compte] = [await administrateur(), await administrateur(), await equipe()]
    const demande = { compteId: compte.id, parId: un.id, motif: MOTIF }
    const dix = <T>(faire: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, faire))
    const demandes = await dix(() => demanderReinitialisation(demande, MAINTENANT))
    expect(demandes.filter(({ ok }) => ok)).toHaveLength(1)
    const { id = '' } = (await findReinitialisation(compte.id, MAINTENANT)) ?? {}
    const confirmations = await dix(() => confirmerReinitialisation({ id, parId: deux.id }, MAINTENANT))
    expect(confirmations.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await journalDe(compte.id)).toHaveLength(2)
  })

  test('is given up by an administrateur or by its owner, never by somebody else, and then can’t be confirmed', async () => {
    const [un, deux, compte, autre] = [await administrateur(), await administrateur(), await equipe(), await equipe()]
    const acteur = { type: 'membre', compteId: autre.id } as const
    const id = await demandee(compte.id, un.id)
    expect(await annulerReinitialisation({ id, acteur, compteId: autre.id }, MAINTENANT)).toMatchObject({ code: 'introuvable' })
    const sien = { id, acteur: { ...acteur, compteId: compte.id }, compteId: compte.id }
    expect(await annulerReinitialisation(sien, MAINTENANT)).toMatchObject({ ok: true })
    expect(await annulerReinitialisation(sien, MAINTENANT)).toEqual({ ok: false, code: 'terminee' })
    expect(await confirmerReinitialisation({ id, parId: deux.id }, MAINTENANT)).toEqual({ ok: false, code: 'terminee' })
    expect((await courriersDe(compte.email)).at(-1)?.texte).toContain('est annulée')
    expect(await findFacteurs(compte.id)).toMatchObject({ totpLe: expect.any(Date) })
    await demandee(compte.id, deux.id)
  })

  test('goes wholly or not at all', async () => {
    const [un, deux, compte] = [await administrateur(), await administrateur(), await equipe()]
    const id = await demandee(compte.id, un.id)
    const avant = await empreinteDeLaBase()
    const confirmation = () => confirmerReinitialisation({ id, parId: deux.id }, MAINTENANT)
    await expect(avecPanne('"Courriel"', 'ecriture', confirmation)).rejects.toThrow()
    await expect(avecPanne('"Journal"', 'validation', confirmation)).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await confirmation()).toMatchObject({ ok: true })
  })
})

describe('who may', () => {
  const envoi = (champs: Record<string, string>) => {
    const donnees = new FormData()
    for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
    return donnees
  }
  const par = async (compteId: string | null, travail: () => Promise<unknown>) =>
    (await dansRequete({ sessionId: compteId ? (await makeSession(compteId)).id : undefined }, travail)).issue

  test('agents find an account by its whole e-mail, whatever its case; others don’t know the page', async () => {
    const [agent, { compte, organisme }] = [await makeAgent(), await makeGestionnaire()]
    const chercher = (email: string) => () => loadRechercheCompte(email)
    expect(await par(agent.id, chercher(` ${compte.email.toUpperCase()} `))).toEqual({
      redirection: `/admin/comptes/${compte.id}`,
    })
    expect(await par(agent.id, chercher('personne@essai.test'))).toMatchObject({ valeur: { cherche: true, illisible: false } })
    expect(await par(agent.id, chercher('personne'))).toMatchObject({ valeur: { illisible: true } })
    const vu = await par(agent.id, () => loadCompteVu(compte.id))
    expect(vu).toMatchObject({ valeur: { compte: { email: compte.email, membres: [{ organisme: { id: organisme.id } }] } } })
    expect(JSON.stringify(vu)).not.toMatch(/motDePasse|totp|proconnect/i)
    for (const id of ['nulle-part', '01980000-0000-7000-8000-000000000000'])
      expect(await par(agent.id, () => loadCompteVu(id))).toEqual({ introuvable: true })
    for (const travail of [chercher(compte.email), () => loadCompteVu(compte.id)]) {
      expect(await par(compte.id, travail)).toEqual({ introuvable: true })
      expect(await par(null, travail)).toEqual({ redirection: expect.stringMatching(/^\/connexion\?suite=%2Fadmin%2Fcomptes/) })
    }
  })

  test('administrateurs only ask, confirm and cancel; agents see nothing of it', async () => {
    const [un, deux, agent, compte] = [await administrateur(), await administrateur(), await makeAgent(), await equipe()]
    const demande = () => demander(IDLE, envoi({ compteId: compte.id, motifFacteur: MOTIF }))
    for (const personne of [agent.id, compte.id]) expect(await par(personne, demande)).toEqual({ introuvable: true })
    expect(await par(un.id, () => demander(IDLE, envoi({ compteId: compte.id, motifFacteur: ' ' })))).toMatchObject({
      valeur: { status: 'invalid', fieldErrors: { motifFacteur: expect.any(String) } },
    })
    expect(await par(un.id, demande)).toEqual({ redirection: `/admin/comptes/${compte.id}?facteur=demandee` })
    const { id = '' } = (await findReinitialisation(compte.id, new Date())) ?? {}
    for (const action of [confirmer, annuler])
      for (const personne of [agent.id, compte.id])
        expect(await par(personne, () => action(IDLE, envoi({ id })))).toEqual({ introuvable: true })
    expect(await par(agent.id, () => loadReinitialisation(compte.id, undefined))).toEqual({ valeur: null })
    expect(await par(agent.id, loadReinitialisations)).toEqual({ valeur: [] })
    expect(await par(deux.id, loadReinitialisations)).toMatchObject({
      valeur: [{ id, parMoi: false, demandeeParNom: 'Dominique Petit' }],
    })
    expect(await par(un.id, () => loadReinitialisation(compte.id, undefined))).toMatchObject({
      valeur: { demande: { parMoi: true } },
    })
    expect(await par((await equipe()).id, () => annulerLaMienne(IDLE, envoi({ id })))).toMatchObject({
      valeur: { code: 'introuvable' },
    })
    expect(await par(un.id, () => confirmer(IDLE, envoi({ id })))).toMatchObject({ valeur: { code: 'meme_personne' } })
    expect(await par(deux.id, () => confirmer(IDLE, envoi({ id })))).toEqual({
      redirection: `/admin/comptes/${compte.id}?facteur=confirmee`,
    })
  })
})
