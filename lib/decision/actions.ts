'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { dejaDecidee } from '@/lib/demande/labels'
import { relancerDocument } from '@/lib/document/mutations'
import { MESSAGES_DECISION } from './labels'
import { accepterDemande, demanderCorrection, type ResultatDecision, refuserDemande } from './mutations'
import { acceptationDemandeSchema, correctionSchema, type Fait, refusSchema, relanceSchema } from './schema'

const actor = () => exigerAgent('/admin/demandes')
const messages = MESSAGES_DECISION

/** Back to the demande with what was done; the agent who came second learns who decided what, without a script too. */
function conclure(resultat: ResultatDecision, { demandeId, sansScript }: { demandeId: string; sansScript?: '1' }, fait: Fait) {
  const page = `/admin/demandes/${demandeId}`
  if (resultat.ok) redirect(`${page}?fait=${fait}`)
  if (resultat.code !== 'deja_decidee') return resultat
  if (sansScript) redirect(`${page}?fait=deja_decidee`)
  return { ...resultat, message: dejaDecidee(resultat.autre) }
}

/** « Accepter la demande ». */
export const accepter = formAction({
  name: 'decision.accepter',
  schema: acceptationDemandeSchema,
  actor,
  messages,
  run: async ({ input: { sansScript, ...lue }, actor: { compteId: agentId }, maintenant }) =>
    conclure(await accepterDemande({ ...lue, agentId }, maintenant), { ...lue, sansScript }, 'acceptee'),
})

/** « Demander une correction ». */
export const corriger = formAction({
  name: 'decision.demander_correction',
  schema: correctionSchema,
  actor,
  messages,
  run: async ({ input: { sansScript, ...saisie }, actor: { compteId: agentId }, maintenant }) =>
    conclure(await demanderCorrection({ ...saisie, agentId }, maintenant), { ...saisie, sansScript }, 'a_corriger'),
})

/** « Refuser la demande ». */
export const refuser = formAction({
  name: 'decision.refuser',
  schema: refusSchema,
  actor,
  messages,
  run: async ({ input: { sansScript, ...saisie }, actor: { compteId: agentId }, maintenant }) =>
    conclure(await refuserDemande({ ...saisie, agentId }, maintenant), { ...saisie, sansScript }, 'refusee'),
})

/** « Relancer la fabrication » of a PDF that failed. */
export const relancer = formAction({
  name: 'decision.relancer_document',
  schema: relanceSchema,
  actor,
  messages,
  run: async ({ input: { demandeId, documentId } }) => {
    const resultat = await relancerDocument(documentId)
    return resultat.ok ? redirect(`/admin/demandes/${demandeId}?fait=relancee`) : resultat
  },
})
