'use server'
import { redirect } from 'next/navigation'
import { suiteSure } from '@/lib/compte/rules'
import { sansChampSchema } from '@/lib/compte/schema'
import { formAction } from '@/lib/core/form-action'
import { oublier } from '@/lib/core/limite'
import { exigerSession, exigerSessionSansFacteur, poserSession } from '@/lib/core/session'
import { MESSAGES_FACTEUR, MESSAGES_VERIFICATION } from './labels'
import { acteurEnAttente, lireCodes, lireEnrolement, oublierRetenu, PAGE, retenir, suiteDe } from './loaders'
import { confirmerTotp, donnerCode, donnerCodeSecours, prouver, renouvelerCodes, retirerTotp } from './mutations'
import { nouveauSecret, preuveRecente } from './rules'
import { codeEtSuiteSchema, codeSchema, codeSecoursSchema, preuveSchema, suiteSchema } from './schema'

/** The code of the application, at sign-in. */
export const verifierCode = formAction({
  name: 'facteur.verifier_code',
  schema: codeEtSuiteSchema,
  actor: acteurEnAttente,
  limits: ({ actor }) => [
    ['facteur_session', actor.session.id],
    ['facteur_compte', actor.cle],
  ],
  messages: MESSAGES_VERIFICATION,
  run: async ({ input: { code, suite }, actor: { session, cle, jetonAppareil }, contexte: { navigateur }, maintenant }) => {
    const attente = { sessionId: session.id, compteId: session.compteId, code, navigateur, jetonAppareil }
    const donne = await donnerCode(attente, maintenant)
    if (!donne.ok) return donne.code === 'code_faux' ? { ...donne, field: 'code' } : donne
    await oublier('facteur_compte', cle)
    await poserSession(session.id, donne.appareil)
    redirect(suiteDe(session, suite))
  },
})

/** A recovery code, at sign-in. */
export const verifierCodeSecours = formAction({
  name: 'facteur.verifier_secours',
  schema: codeSecoursSchema,
  actor: acteurEnAttente,
  limits: ({ actor }) => [
    ['facteur_session', actor.session.id],
    ['secours_compte', actor.cle],
  ],
  messages: MESSAGES_VERIFICATION,
  run: async ({ input, actor: { session, cle, jetonAppareil }, contexte: { navigateur }, maintenant }) => {
    const attente = { sessionId: session.id, compteId: session.compteId, code: input.codeSecours, navigateur, jetonAppareil }
    const donne = await donnerCodeSecours(attente, maintenant)
    if (!donne.ok) return donne.code === 'secours_faux' ? { ...donne, field: 'codeSecours' } : donne
    await oublier('secours_compte', cle)
    await poserSession(session.id, donne.appareil)
    redirect(suiteDe(session, input.suite))
  },
})

const personne = () => exigerSessionSansFacteur(PAGE)

/** The password again, before anything of the factors changes, or one's data leave. */
export const prouverIdentite = formAction({
  name: 'facteur.prouver',
  schema: preuveSchema,
  actor: personne,
  limits: ({ actor }) => [['preuve_compte', actor.compteId]],
  messages: MESSAGES_FACTEUR,
  run: async ({ input: { motDePasseActuel: motDePasse, suite }, actor, maintenant }) => {
    const preuve = await prouver({ sessionId: actor.id, compteId: actor.compteId, motDePasse }, maintenant)
    if (!preuve.ok) return { ...preuve, field: 'motDePasseActuel' }
    await oublier('preuve_compte', actor.compteId)
    redirect(suiteSure(suite, PAGE))
  },
})

/** « Ajouter une application »: makes a secret, which counts once a code of it was given. */
export const commencerTotp = formAction({
  name: 'facteur.commencer_totp',
  schema: suiteSchema,
  actor: personne,
  messages: MESSAGES_FACTEUR,
  run: async ({ input: { suite }, actor: { compteId, demonstration, preuveLe }, maintenant }) => {
    if (demonstration) return { ok: false, code: 'demonstration' }
    if (!preuveRecente(preuveLe, maintenant)) return { ok: false, code: 'preuve' }
    await retenir('enrolement', { compteId, secret: nouveauSecret(), suite }, maintenant)
    redirect(`${PAGE}/application`)
  },
})

/** The first code of a new application; then the recovery codes, or where the person was going. */
export const terminerTotp = formAction({
  name: 'facteur.terminer_totp',
  schema: codeSchema,
  actor: personne,
  limits: ({ actor }) => [['preuve_compte', actor.compteId]],
  messages: MESSAGES_FACTEUR,
  run: async ({ input: { code }, actor, maintenant }) => {
    const { compteId } = actor
    const enrolement = await lireEnrolement(compteId)
    if (!enrolement) return { ok: false, code: 'enrolement' }
    const confirme = await confirmerTotp({ compteId, secret: enrolement.secret, code }, maintenant)
    if (!confirme.ok) return { ...confirme, field: 'code' }
    await oublier('preuve_compte', compteId)
    await oublierRetenu('enrolement')
    if (confirme.codes) await retenir('codes', { compteId, codes: confirme.codes, suite: enrolement.suite }, maintenant)
    if (confirme.codes) redirect(`${PAGE}/codes`)
    redirect(enrolement.suite ? suiteDe(actor, enrolement.suite) : `${PAGE}?fait=totp`)
  },
})

/** « Retirer l’application ». */
export const supprimerTotp = formAction({
  name: 'facteur.retirer_totp',
  schema: sansChampSchema,
  actor: () => exigerSession(PAGE),
  messages: MESSAGES_FACTEUR,
  run: async ({ actor, maintenant }) => {
    if (!preuveRecente(actor.preuveLe, maintenant)) return { ok: false, code: 'preuve' }
    const retrait = await retirerTotp(actor.compteId, maintenant)
    if (!retrait.ok) return retrait
    redirect(`${PAGE}?fait=retire`)
  },
})

/** « Créer de nouveaux codes de secours ». */
export const refaireCodes = formAction({
  name: 'facteur.renouveler_codes',
  schema: sansChampSchema,
  actor: () => exigerSession(PAGE),
  messages: MESSAGES_FACTEUR,
  run: async ({ actor: { compteId, preuveLe }, maintenant }) => {
    if (!preuveRecente(preuveLe, maintenant)) return { ok: false, code: 'preuve' }
    const renouveles = await renouvelerCodes(compteId, maintenant)
    if (!renouveles.ok) return renouveles
    await retenir('codes', { compteId, codes: renouveles.codes }, maintenant)
    redirect(`${PAGE}/codes`)
  },
})

/** « J’ai rangé mes codes »: they are shown no more. */
export const rangerCodes = formAction({
  name: 'facteur.ranger_codes',
  schema: sansChampSchema,
  actor: personne,
  messages: {},
  run: async ({ actor }) => {
    const retenu = await lireCodes(actor.compteId)
    await oublierRetenu('codes')
    redirect(retenu?.suite ? suiteDe(actor, retenu.suite) : `${PAGE}?fait=codes`)
  },
})
