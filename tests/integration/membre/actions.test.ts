import { expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { type FormAction, IDLE } from '@/lib/core/form-state'
import * as inscription from '@/lib/inscription/actions'
import * as invitation from '@/lib/invitation/actions'
import * as membre from '@/lib/membre/actions'
import { orienterSansOrganisme } from '@/lib/organisme/loaders'
import * as rattachement from '@/lib/rattachement/actions'
import * as reclamation from '@/lib/reclamation/actions'
import { makeAgent, makeCompte, makeGestionnaire, makeMembre, makeOrganisme, makeSession } from '@/tests/support/factories'
import { makeInvitation, makeRattachement, makeReclamation } from '@/tests/support/factories/membres'
import { formulaire, MOT_DE_PASSE, siretNeuf } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

// What each form does once it is sent, and where it leads.
const envoyer = async (action: FormAction, champs: Record<string, string>, sessionId?: string) => {
  const corps = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) corps.set(nom, valeur)
  return (await dansRequete({ sessionId }, () => action(IDLE, corps))).issue
}
const session = async (compteId: string) => (await makeSession(compteId)).id
const organismeDe = async (id: string) => (await getPrisma().session.findUniqueOrThrow({ where: { id } })).organismeId

test('the people of an organisme', async () => {
  const { organisme, compte } = await makeGestionnaire()
  const [collegue, rgc] = [await makeCompte(), await makeCompte()]
  await makeMembre(organisme.id, collegue.id)
  await makeMembre(organisme.id, rgc.id, 'rgc')
  const moi = await session(compte.id)
  const vers = (fait: string) => ({ redirection: `/organisme/membres?fait=${fait}` })
  expect(await envoyer(membre.promouvoir, { compteId: rgc.id }, moi)).toEqual(vers('promu'))
  expect(await envoyer(membre.retirer, { compteId: collegue.id }, moi)).toEqual(vers('retire'))
  expect(await envoyer(membre.retirer, { compteId: compte.id }, moi)).toMatchObject({ valeur: { code: 'soi_meme' } })
  expect(await envoyer(invitation.inviter, { email: 'Nouvelle@Essai.test' }, moi)).toEqual(vers('invite'))
  expect(await envoyer(invitation.inviter, { email: 'nouvelle@essai.test' }, moi)).toMatchObject({
    valeur: { fieldErrors: { email: expect.stringContaining('déjà partie') } },
  })
  const { id: invitationId } = await getPrisma().invitation.findFirstOrThrow({ where: { organismeId: organisme.id } })
  expect(await envoyer(invitation.renvoyer, { invitationId }, moi)).toEqual(vers('reinvite'))
  expect(await envoyer(invitation.annuler, { invitationId }, moi)).toEqual(vers('invitation_annulee'))
  const [un, deux] = [await makeCompte(), await makeCompte()]
  const demandes = [await makeRattachement(organisme.id, un.id), await makeRattachement(organisme.id, deux.id)]
  const [premiere = '', seconde = ''] = demandes.map(({ id }) => id)
  expect(await envoyer(rattachement.accepter, { rattachementId: premiere }, moi)).toEqual(vers('accepte'))
  expect(await envoyer(rattachement.refuser, { rattachementId: seconde }, moi)).toEqual(vers('refuse'))
  expect(await envoyer(membre.quitter, {}, moi)).toEqual({ redirection: '/organismes?fait=quitte' })
  expect(await envoyer(membre.quitter, {}, moi)).toEqual({ introuvable: true })
  expect((await dansRequete({ sessionId: moi }, orienterSansOrganisme)).issue).toEqual({ redirection: '/organismes' })
})

test('the organisme that the session is about', async () => {
  const { organisme, compte } = await makeGestionnaire()
  const second = await makeOrganisme()
  await makeMembre(second.id, compte.id)
  const moi = await session(compte.id)
  expect(await envoyer(membre.choisirOrganisme, { organismeId: second.id }, moi)).toEqual({ redirection: '/organisme' })
  expect(await organismeDe(moi)).toBe(second.id)
  const etranger = (await makeOrganisme()).id
  expect(await envoyer(membre.choisirOrganisme, { organismeId: etranger }, moi)).toEqual({ introuvable: true })
  const perimee = await envoyer(membre.quitter, { $portee: organisme.id }, moi)
  expect(perimee).toMatchObject({ valeur: { code: 'autre_organisme' } })
  const siret = siretNeuf()
  const recherche = await envoyer(inscription.rechercherAjout, { siret: second.siret }, moi)
  expect(recherche).toEqual({ redirection: `/organismes/ajouter?siret=${second.siret}&reponse=pris` })
  await getPrisma().annuaireCache.create({ data: { siret, reponse: { statut: 'inconnu' }, obtenueLe: new Date() } })
  expect(await envoyer(inscription.ajouter, formulaire({ siret }), moi)).toEqual({ redirection: '/organisme' })
  expect(await organismeDe(moi)).not.toBe(second.id)
  expect(await envoyer(inscription.ajouter, formulaire({ siret }), moi)).toMatchObject({ valeur: { code: 'siret_pris' } })
})

test('a link, with an account and without', async () => {
  const { organisme } = await makeGestionnaire()
  const compte = await makeCompte()
  const { jeton } = await makeInvitation(organisme.id, { email: compte.email })
  const moi = await session(compte.id)
  expect(await envoyer(invitation.accepter, { jeton }, moi)).toEqual({ redirection: '/organisme' })
  expect(await organismeDe(moi)).toBe(organisme.id)
  expect(await envoyer(invitation.accepter, { jeton }, moi)).toMatchObject({ valeur: { code: 'consomme' } })
  const { jeton: autre } = await makeInvitation(organisme.id)
  const creer = (motDePasse: string) =>
    envoyer(invitation.creerCompte, { jeton: autre, motDePasse, motDePasseRepete: motDePasse })
  expect(await creer('motdepasse123')).toMatchObject({ valeur: { fieldErrors: { motDePasse: expect.any(String) } } })
  expect(await creer(MOT_DE_PASSE)).toEqual({ redirection: '/connexion?motdepasse=1' })
  expect(await creer(MOT_DE_PASSE)).toMatchObject({ valeur: { code: 'consomme' } })
})

test('a claim, from each side', async () => {
  const { organisme, compte } = await makeGestionnaire()
  const [demandeur, agent] = [await makeCompte(), await session((await makeAgent()).id)]
  const [moi, gestionnaire] = [await session(demandeur.id), await session(compte.id)]
  const { siret } = organisme
  expect(await envoyer(reclamation.deposer, { siret, motif: '  ' }, moi)).toMatchObject({ valeur: { status: 'invalid' } })
  expect(await envoyer(reclamation.deposer, { siret, motif: 'x' }, moi)).toEqual({
    redirection: '/organismes?fait=reclamation_envoyee',
  })
  const { id } = await getPrisma().reclamation.findFirstOrThrow({ where: { organismeId: organisme.id } })
  const cible = { reclamationId: id }
  for (const refuse of [reclamation.refuser, reclamation.ouvrir, reclamation.transferer])
    expect(await envoyer(refuse, cible, agent)).toMatchObject({ valeur: { status: 'invalid' } })
  const vers = (fait: string) => ({ redirection: `/admin/reclamations/${id}?fait=${fait}` })
  expect(await envoyer(reclamation.ouvrir, { ...cible, motifOuverture: 'Fondée.' }, agent)).toEqual(vers('ouverte'))
  const trop = await envoyer(reclamation.transferer, { ...cible, motifTransfert: 'x' }, agent)
  expect(trop).toMatchObject({ valeur: { code: 'deja_decidee' } })
  expect(await envoyer(reclamation.sOpposer, { ...cible, motif: 'Non.' }, gestionnaire)).toEqual({
    redirection: `/opposition/${id}?fait=1`,
  })
  expect(await envoyer(reclamation.refuser, { ...cible, motifRefus: 'Non fondée.' }, agent)).toEqual(vers('refusee'))
  const encore = await makeReclamation({ organismeId: organisme.id, compteId: demandeur.id })
  expect(await envoyer(reclamation.annuler, { reclamationId: encore.id }, moi)).toEqual({
    redirection: '/organismes?fait=reclamation_annulee',
  })
})
