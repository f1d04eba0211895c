'use server'
import { redirect } from 'next/navigation'
import { ACCUEIL, suiteSure } from '@/lib/compte/rules'
import { anonyme, formAction } from '@/lib/core/form-action'
import { exigerSession, exigerSessionSansFacteur, lireAppareil, poserSession } from '@/lib/core/session'
import { acteurEnAttente, PAGE, retenir, suiteDe } from '@/lib/facteur/loaders'
import { preuveRecente } from '@/lib/facteur/rules'
import { MESSAGES_CLE, MESSAGES_CLE_CONNEXION, TROP_DE_DEFIS } from './labels'
import { adressePermise, optionsConnexion, quiAjoute, quiVerifie } from './loaders'
import { ajouterCle, connecterParCle, creerDefi, donnerCle, retirerCle } from './mutations'
import { ajoutSchema, cleSchema, usageSchema } from './schema'

const refus = (message: string) => ({ ok: false as const, message })

/** What the browser is to sign with any passkey of the portal: asked for when the button is pressed. */
export async function demanderDefiConnexion() {
  if (!(await adressePermise())) return refus(TROP_DE_DEFIS)
  const { id, defi } = await creerDefi(null, new Date())
  return { ok: true as const, defi: id, options: await optionsConnexion(defi) }
}

/** What it is to sign with a passkey of the account that waits for its second factor. */
export async function demanderDefiVerification() {
  const { compteId, options } = await quiVerifie()
  if (!(await adressePermise())) return refus(TROP_DE_DEFIS)
  const { id, defi } = await creerDefi(compteId, new Date())
  return { ok: true as const, defi: id, options: await options(defi) }
}

/** What it needs to make a passkey for the account that is open. */
export async function demanderDefiAjout() {
  const { compteId, preuveLe, options } = await quiAjoute()
  if (!preuveRecente(preuveLe, new Date())) return refus(MESSAGES_CLE.preuve)
  if (!(await adressePermise())) return refus(TROP_DE_DEFIS)
  const { id, defi } = await creerDefi(compteId, new Date())
  return { ok: true as const, defi: id, options: await options(defi) }
}

/** « Se connecter avec une clé d’accès ». */
export const seConnecterParCle = formAction({
  name: 'cle.connecter',
  schema: usageSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['cle_adresse', contexte.adresse]],
  messages: MESSAGES_CLE_CONNEXION,
  run: async ({ input: { defi, reponse, suite }, contexte: { navigateur }, maintenant }) => {
    if (!defi || !reponse) return { ok: false, code: 'sans_script' }
    const ici = { navigateur, jetonAppareil: await lireAppareil() }
    const connexion = await connecterParCle({ defi, reponse }, ici, maintenant)
    if (!connexion.ok) return connexion
    await poserSession(connexion.sessionId, connexion.appareil)
    redirect(suiteSure(suite, ACCUEIL[connexion.role]))
  },
})

/** « Utiliser une clé d’accès », after the password. */
export const verifierCle = formAction({
  name: 'cle.verifier',
  schema: usageSchema,
  actor: acteurEnAttente,
  limits: ({ actor }) => [['facteur_session', actor.session.id]],
  messages: MESSAGES_CLE_CONNEXION,
  run: async ({ input, actor: { session, jetonAppareil }, contexte: { navigateur }, maintenant }) => {
    const { defi, reponse, suite } = input
    if (!defi || !reponse) return { ok: false, code: 'sans_script' }
    const attente = { sessionId: session.id, compteId: session.compteId, defi, reponse, navigateur, jetonAppareil }
    const donne = await donnerCle(attente, maintenant)
    if (!donne.ok) return donne
    await poserSession(session.id, donne.appareil)
    redirect(suiteDe(session, suite))
  },
})

/** « Ajouter une clé d’accès »; then the recovery codes, or where the person was going. */
export const enregistrerCle = formAction({
  name: 'cle.ajouter',
  schema: ajoutSchema,
  actor: () => exigerSessionSansFacteur(PAGE),
  limits: ({ actor }) => [['formulaire_compte', actor.compteId]],
  messages: MESSAGES_CLE,
  run: async ({ input: { nom, defi, reponse, suite }, actor, maintenant }) => {
    const { compteId } = actor
    if (!preuveRecente(actor.preuveLe, maintenant)) return { ok: false, code: 'preuve' }
    if (!defi || !reponse) return { ok: false, code: 'sans_script' }
    const ajout = await ajouterCle({ compteId, nom, defi, reponse }, maintenant)
    if (!ajout.ok) return ajout
    if (ajout.codes) await retenir('codes', { compteId, codes: ajout.codes, suite }, maintenant)
    if (ajout.codes) redirect(`${PAGE}/codes`)
    redirect(suite ? suiteDe(actor, suite) : `${PAGE}?fait=cle`)
  },
})

/** « Retirer » a passkey. Another person's is like one that does not exist. */
export const supprimerCle = formAction({
  name: 'cle.retirer',
  schema: cleSchema,
  actor: () => exigerSession(PAGE),
  messages: MESSAGES_CLE,
  run: async ({ input, actor: { compteId, preuveLe }, maintenant }) => {
    if (!preuveRecente(preuveLe, maintenant)) return { ok: false, code: 'preuve' }
    const retrait = await retirerCle({ compteId, cleId: input.cle }, maintenant)
    if (!retrait.ok) return retrait
    redirect(`${PAGE}?fait=retire`)
  },
})
