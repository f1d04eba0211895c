'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { anonyme, formAction } from '@/lib/core/form-action'
import { refuserMotDePasse } from '@/lib/core/mot-de-passe'
import { getOperateur } from '@/lib/core/operateur'
import { exigerGestionnaire, exigerSession } from '@/lib/core/session'
import { findInvitation } from './data'
import { MESSAGES_ACCEPTER, MESSAGES_COMPTE_INVITE, MESSAGES_INVITER } from './labels'
import { accepterInvitation, changerInvitation, creerCompteInvite, inviterMembre } from './mutations'
import { accepterSchema, compteInviteSchema, invitationIdSchema, inviterSchema } from './schema'

const PAGE = '/organisme/membres'
const actor = () => exigerGestionnaire(PAGE)
const messages = MESSAGES_INVITER

/** « Inviter un collègue ». */
export const inviter = formAction({
  name: 'invitation.inviter',
  schema: inviterSchema,
  actor,
  limits: ({ input: { email }, actor: { organismeId } }) => [
    ['invitation_organisme', organismeId],
    ['courriel_compte', email],
  ],
  messages,
  run: async ({ input: { email }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await inviterMembre({ organismeId, parId, email }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=invite`) : { ...resultat, field: 'email' }
  },
})

/** « Renvoyer » an invitation: a new link, the older one is void. */
export const renvoyer = formAction({
  name: 'invitation.renvoyer',
  schema: invitationIdSchema,
  actor,
  limits: ({ input: { invitationId }, actor: { organismeId } }) => [
    ['invitation_organisme', organismeId],
    ['courriel_compte', invitationId],
  ],
  messages,
  run: async ({ input: { invitationId }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await changerInvitation('renvoyer', { organismeId, parId, invitationId }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=reinvite`) : resultat
  },
})

/** « Annuler » an invitation. */
export const annuler = formAction({
  name: 'invitation.annuler',
  schema: invitationIdSchema,
  actor,
  messages,
  run: async ({ input: { invitationId }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await changerInvitation('annuler', { organismeId, parId, invitationId }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=invitation_annulee`) : resultat
  },
})

/** « Rejoindre cet organisme », with the account that the invitation was sent to. */
export const accepter = formAction({
  name: 'invitation.accepter',
  schema: accepterSchema,
  actor: () => exigerSession('/invitation'),
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: MESSAGES_ACCEPTER,
  run: async ({ input: { jeton }, actor: session, maintenant }) => {
    const resultat = await accepterInvitation(jeton, session, maintenant)
    if (!resultat.ok) return resultat
    refresh() // the header names the organisme
    redirect('/organisme')
  },
})

/** « Créer mon compte » of an invited person: the link proves the address. */
export const creerCompte = formAction({
  name: 'invitation.creer_compte',
  schema: compteInviteSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: MESSAGES_COMPTE_INVITE,
  run: async ({ input: { jeton, motDePasse }, maintenant }) => {
    const invitation = await findInvitation(jeton)
    const mots = invitation ? [invitation.email, invitation.organisme.raisonSociale] : []
    const faible = refuserMotDePasse(motDePasse, [...mots, getOperateur().service])
    if (faible) return { ok: false, code: faible, field: 'motDePasse' }
    const resultat = await creerCompteInvite(jeton, motDePasse, maintenant)
    return resultat.ok ? redirect('/connexion?motdepasse=1') : resultat
  },
})
