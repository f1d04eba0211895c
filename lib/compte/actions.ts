'use server'
import { redirect } from 'next/navigation'
import { anonyme, formAction } from '@/lib/core/form-action'
import { consommer, oublier } from '@/lib/core/limite'
import { refuserMotDePasse } from '@/lib/core/mot-de-passe'
import { getOperateur } from '@/lib/core/operateur'
import {
  exigerSession,
  getSessionEnAttente,
  getSessionSansFacteur,
  lireAppareil,
  poserAppareil,
  poserSession,
  retirerSession,
} from '@/lib/core/session'
import { suiteDeSortie } from '@/lib/proconnect/loaders'
import { loadAppareilConnu } from '@/lib/session/loaders'
import { fermerSession } from '@/lib/session/mutations'
import { listOrganismesDuCompte, motsDuJeton } from './data'
import { MESSAGES_CHANGEMENT, MESSAGES_CHOIX, MESSAGES_CONNEXION, MESSAGES_JETON, phraseGel, REFUS_MOT_DE_PASSE } from './labels'
import { activerCompte, changerMotDePasse, connecter, definirMotDePasse, demanderLien, remplacerActivation } from './mutations'
import { ACCUEIL, suiteSure } from './rules'
import { activationSchema, changementMotDePasseSchema, connexionSchema, emailSeulSchema, nouveauMotDePasseSchema } from './schema'

/** « Se connecter ». Works without JavaScript: the cookie is next-auth's own. */
export const seConnecter = formAction({
  name: 'compte.connecter',
  schema: connexionSchema,
  actor: anonyme,
  limits: async ({ input: { email }, contexte: { adresse } }) => {
    const connu = await loadAppareilConnu(email)
    if (connu) return [['connexion_appareil', connu]]
    return [
      ['connexion_adresse', adresse],
      ['connexion_compte', email],
    ]
  },
  messages: MESSAGES_CONNEXION,
  run: async ({ input: { email, motDePasse, suite }, contexte: { navigateur }, maintenant }) => {
    const connu = await loadAppareilConnu(email)
    const ici = { navigateur, jetonAppareil: await lireAppareil() }
    const connexion = await connecter(email, motDePasse, maintenant, ici, connu ? 'connu' : 'autre')
    if (!connexion.ok) return connexion.code === 'gele' ? { ...connexion, message: phraseGel(getOperateur()) } : connexion
    if ('jeton' in connexion) redirect(`/mot-de-passe/nouveau?jeton=${connexion.jeton}`)
    await (connu ? oublier('connexion_appareil', connu) : oublier('connexion_compte', email))
    await poserSession(connexion.sessionId, connexion.appareil)
    const vers = suiteSure(suite, ACCUEIL[connexion.role])
    redirect(connexion.attendFacteur ? `/connexion/verification?suite=${encodeURIComponent(vers)}` : vers)
  },
})

/** « Déconnexion »: the session ends in the database, so that a copied cookie is worth nothing. */
export async function seDeconnecter(): Promise<void> {
  const session = (await getSessionSansFacteur()) ?? (await getSessionEnAttente())
  if (session) await fermerSession(session.id, new Date())
  await retirerSession()
  redirect(session ? await suiteDeSortie(session.id) : '/')
}

/** « Activer mon compte »: a POST, because opening a link must consume nothing. */
export const activer = formAction({
  name: 'compte.activer',
  schema: activationSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: MESSAGES_JETON,
  run: async ({ input: { jeton }, maintenant }) => {
    const activation = await activerCompte(jeton, maintenant)
    if (activation.ok) redirect('/activation/terminee')
    if (activation.code === 'consomme') redirect('/activation/terminee?deja=1')
    return activation
  },
})

/** « Recevoir un nouveau lien » of an old activation link. The answer does not say whether the link was ever real. */
export const redemanderActivation = formAction({
  name: 'compte.redemander_activation',
  schema: activationSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: {},
  run: async ({ input: { jeton }, maintenant }) => {
    if (await consommer('courriel_compte', jeton)) await remplacerActivation(jeton, maintenant)
    return { ok: true, message: 'Un nouvel e-mail vient de partir. Ouvrez le lien qu’il contient dans les 24\u00a0heures.' }
  },
})

/** « Mot de passe oublié ? »: the same answer whoever asks; too many e-mails to one address are left out in silence. */
export const oublierMotDePasse = formAction({
  name: 'compte.mot_de_passe_oublie',
  schema: emailSeulSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: {},
  run: async ({ input: { email } }) => {
    if (await consommer('courriel_compte', email)) await demanderLien('mot_de_passe', email)
    redirect('/mot-de-passe/oublie?envoye=1')
  },
})

/** A new password by the link of an e-mail, or after a provisional one. */
export const choisirMotDePasse = formAction({
  name: 'compte.choisir_mot_de_passe',
  schema: nouveauMotDePasseSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: { ...MESSAGES_CHOIX, ...REFUS_MOT_DE_PASSE },
  run: async ({ input: { jeton, motDePasse }, contexte: { navigateur }, maintenant }) => {
    const faible = refuserMotDePasse(motDePasse, [...(await motsDuJeton(jeton)), getOperateur().service])
    if (faible) return { ok: false, code: faible, field: 'motDePasse' }
    const jetonAppareil = await lireAppareil()
    const resultat = await definirMotDePasse(jeton, motDePasse, maintenant, { navigateur, jetonAppareil })
    if (resultat.ok) {
      if (resultat.appareil) await poserAppareil(resultat.appareil)
      else if (jetonAppareil) await oublier('connexion_appareil', jetonAppareil)
      redirect('/connexion?motdepasse=1')
    }
    return resultat.code === 'mot_de_passe_provisoire' ? { ...resultat, field: 'motDePasse' } : resultat
  },
})

/** « Changer mon mot de passe » of a signed-in person. */
export const modifierMotDePasse = formAction({
  name: 'compte.modifier_mot_de_passe',
  schema: changementMotDePasseSchema,
  actor: () => exigerSession('/mon-compte'),
  // Not the sign-in's: whoever floods that from elsewhere does not keep a signed-in person from changing a password.
  limits: ({ actor }) => [['connexion_appareil', actor.compteId]],
  messages: { ...MESSAGES_CHANGEMENT, ...REFUS_MOT_DE_PASSE },
  run: async ({ input: { motDePasseActuel, motDePasse }, actor, maintenant }) => {
    const organismes = await listOrganismesDuCompte(actor.compteId)
    const mots = [actor.email, getOperateur().service, ...organismes.map(({ raisonSociale }) => raisonSociale)]
    const faible = refuserMotDePasse(motDePasse, mots)
    if (faible) return { ok: false, code: faible, field: 'motDePasse' }
    const changement = { compteId: actor.compteId, sessionId: actor.id, actuel: motDePasseActuel, nouveau: motDePasse }
    const resultat = await changerMotDePasse(changement, maintenant)
    if (!resultat.ok) return { ...resultat, field: 'motDePasseActuel' }
    await oublier('connexion_appareil', actor.compteId)
    return { ok: true, message: 'Votre mot de passe est modifié. Vos autres sessions sont fermées.' }
  },
})
