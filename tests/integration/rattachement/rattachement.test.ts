import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import * as actions from '@/lib/rattachement/actions'
import { annulerRattachement, demanderRattachement, repondreRattachement } from '@/lib/rattachement/mutations'
import { RATTACHEMENTS_OUVERTS_MAX } from '@/lib/rattachement/rules'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeCompte, makeGestionnaire, makeMembre, makeOrganisme, makeSession } from '@/tests/support/factories'
import { makeRattachement } from '@/tests/support/factories/membres'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-20T09:00:00Z')
const modeles = async (email: string) => (await courriersDe(email)).map(({ modele }) => modele)
const lignes = (organismeId: string) => getPrisma().journal.findMany({ where: { organismeId }, orderBy: { id: 'asc' } })
const estGestionnaire = async (organismeId: string, compteId: string) =>
  (await getPrisma().membre.count({ where: { organismeId, compteId, role: 'gestionnaire' } })) === 1

/** An organisme, and a person who has asked to join it. */
async function demander(message: string | null = 'Bonjour, je suis Paul.') {
  const { organisme, compte } = await makeGestionnaire()
  const demandeur = await makeCompte()
  const resultat = await demanderRattachement({ siret: organisme.siret, compteId: demandeur.id, message }, LE)
  if (!resultat.ok) throw new Error(resultat.code)
  const { id } = await getPrisma().rattachement.findFirstOrThrow({ where: { compteId: demandeur.id } })
  return { organisme, compte, demandeur, id }
}

describe('asking to join', () => {
  test('tells every gestionnaire who can act, and nobody else, who asks', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const [rgc, absent, demandeur] = [await makeCompte(), await makeCompte({ activeLe: null }), await makeCompte()]
    await makeMembre(organisme.id, rgc.id, 'rgc')
    await makeMembre(organisme.id, absent.id)
    const demande = { siret: organisme.siret, compteId: demandeur.id, message: 'C’est Paul.' }
    expect(await demanderRattachement(demande, LE)).toEqual({ ok: true })
    expect(await modeles(compte.email)).toEqual(['rattachement-demande'])
    const [courrier] = await courriersDe(compte.email)
    expect(courrier?.texte).toContain(demandeur.email)
    expect(courrier?.texte).toContain('C’est Paul.')
    for (const { email } of [rgc, absent, demandeur]) expect(await modeles(email)).toEqual([])
    expect(await lignes(organisme.id)).toMatchObject([
      { evenement: 'rattachement.demander', acteurId: demandeur.id, compteId: demandeur.id },
    ])
  })

  test('is done once at a time for an organisme, also three times at once', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const { id: compteId } = await makeCompte()
    const demande = { siret: organisme.siret, compteId, message: null }
    const essais = await Promise.all([1, 2, 3].map(() => demanderRattachement(demande, LE)))
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['deja_demande', 'deja_demande', 'ok'])
    expect(await modeles(compte.email)).toHaveLength(1)
  })

  test.each([
    [RATTACHEMENTS_OUVERTS_MAX - 1, { ok: true }],
    [RATTACHEMENTS_OUVERTS_MAX, { ok: false, code: 'trop_de_demandes' }],
  ])('with %i answers waited for', async (ouverts, attendu) => {
    const { id: compteId } = await makeCompte()
    for (let n = 0; n < ouverts; n += 1) await makeRattachement((await makeOrganisme()).id, compteId)
    await makeRattachement((await makeOrganisme()).id, compteId, { statut: 'refuse' })
    const { siret } = await makeOrganisme()
    expect(await demanderRattachement({ siret, compteId, message: null }, LE)).toEqual(attendu)
  })

  test('is refused to a gestionnaire and about a SIRET that is not registered, and writes nothing', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const avant = await empreinteDeLaBase()
    const essayer = (siret: string) => demanderRattachement({ siret, compteId: compte.id, message: null }, LE)
    expect(await essayer(organisme.siret)).toEqual({ ok: false, code: 'deja_membre' })
    expect(await essayer('99900000000000')).toEqual({ ok: false, code: 'introuvable' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('is limited in a day', async () => {
    const sessionId = (await makeSession((await makeCompte()).id)).id
    const corps = new FormData()
    corps.set('siret', (await makeOrganisme()).siret)
    const codes = []
    for (let n = 0; n < 6; n += 1) {
      const { issue } = await dansRequete({ sessionId }, () => actions.demander(IDLE, corps))
      codes.push('valeur' in issue && 'code' in issue.valeur ? issue.valeur.code : 'envoyée')
    }
    expect(codes).toEqual(['envoyée', ...Array(4).fill('deja_demande'), 'trop_de_tentatives'])
  })
})

describe('the answer', () => {
  test('« Accepter » makes a gestionnaire, and tells the person nothing of who answered', async () => {
    const { organisme, compte, demandeur, id } = await demander()
    const reponse = { id, organismeId: organisme.id, parId: compte.id }
    expect(await repondreRattachement('accepter', reponse, LE)).toEqual({ ok: true })
    expect(await estGestionnaire(organisme.id, demandeur.id)).toBe(true)
    expect(await modeles(demandeur.email)).toEqual(['rattachement-reponse'])
    expect((await lignes(organisme.id)).at(-1)).toMatchObject({ evenement: 'rattachement.accepter', acteurId: compte.id })
  })

  test('« Refuser » changes nothing else', async () => {
    const { organisme, compte, demandeur, id } = await demander()
    const reponse = { id, organismeId: organisme.id, parId: compte.id }
    expect(await repondreRattachement('refuser', reponse, LE)).toEqual({ ok: true })
    expect(await estGestionnaire(organisme.id, demandeur.id)).toBe(false)
    const [courrier] = await courriersDe(demandeur.email)
    expect(courrier?.texte).toContain('n’a pas accepté')
    expect(await repondreRattachement('accepter', reponse, LE)).toEqual({ ok: false, code: 'introuvable' })
  })

  test('is one, when two gestionnaires answer at once, or the person takes the request back', async () => {
    for (let fois = 0; fois < 6; fois += 1) {
      const { organisme, compte, demandeur, id } = await demander()
      const autre = await makeCompte()
      await makeMembre(organisme.id, autre.id)
      const par = (parId: string) => ({ id, organismeId: organisme.id, parId })
      const essais = await Promise.all([
        repondreRattachement('accepter', par(compte.id), LE),
        repondreRattachement('refuser', par(autre.id), LE),
        annulerRattachement({ id, compteId: demandeur.id }, LE),
      ])
      expect(essais.filter(({ ok }) => ok)).toHaveLength(1)
      const { statut } = await getPrisma().rattachement.findUniqueOrThrow({ where: { id } })
      expect(await estGestionnaire(organisme.id, demandeur.id)).toBe(statut === 'accepte')
      expect(await lignes(organisme.id)).toHaveLength(2)
    }
  })

  test('is not another organisme’s to give, nor that of who lost the role, nor another person’s to take back', async () => {
    const { organisme, demandeur, id } = await demander()
    const [etranger, ancien] = [await makeGestionnaire(), await makeCompte()]
    const avant = await empreinteDeLaBase()
    const ailleurs = { id, organismeId: etranger.organisme.id, parId: etranger.compte.id }
    expect(await repondreRattachement('accepter', ailleurs, LE)).toEqual({ ok: false, code: 'introuvable' })
    const perdu = { id, organismeId: organisme.id, parId: ancien.id }
    expect(await repondreRattachement('accepter', perdu, LE)).toEqual({ ok: false, code: 'plus_autorise' })
    expect(await annulerRattachement({ id, compteId: ancien.id }, LE)).toEqual({ ok: false, code: 'introuvable' })
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await annulerRattachement({ id, compteId: demandeur.id }, LE)).toEqual({ ok: true })
  })

  test('to somebody whose account was closed since is a refusal or nothing', async () => {
    const { organisme, compte, demandeur, id } = await demander()
    await getPrisma().compte.update({ where: { id: demandeur.id }, data: { desactiveLe: LE } })
    const reponse = { id, organismeId: organisme.id, parId: compte.id }
    expect(await repondreRattachement('accepter', reponse, LE)).toEqual({ ok: false, code: 'inactif' })
    expect(await repondreRattachement('refuser', reponse, LE)).toEqual({ ok: true })
  })

  test.each(['"Membre"', '"Courriel"', '"Journal"'])('is all or nothing (%s)', async (table) => {
    const { organisme, compte, id } = await demander()
    const avant = await empreinteDeLaBase()
    const reponse = { id, organismeId: organisme.id, parId: compte.id }
    await expect(avecPanne(table, 'ecriture', () => repondreRattachement('accepter', reponse, LE))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})
