'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { dejaDecidee } from '@/lib/demande/labels'
import { relancerDocument } from '@/lib/document/mutations'
import { MESSAGES_DECISION } from './labels'
import { deciderApresLecture, ecrireMotif } from './mutations'
import { acceptationDemandeSchema, correctionSchema, type Fait, refusSchema, relanceSchema } from './schema'

const actor = () => exigerAgent('/admin/demandes')
const messages = MESSAGES_DECISION

type Sur = { demandeId: string; sansScript?: '1' }

/** What is to be read first, or back to the demande with what was done; the agent who came second learns who decided what, without a script too. */
function conclure(resultat: Awaited<ReturnType<typeof deciderApresLecture>>, { demandeId, sansScript }: Sur, fait: Fait) {
  const page = `/admin/demandes/${demandeId}`
  if ('apercu' in resultat) return resultat
  if (resultat.ok) redirect(`${page}?fait=${fait}`)
  if (resultat.code !== 'deja_decidee') return resultat
  if (sansScript) redirect(`${page}?fait=deja_decidee`)
  return { ...resultat, message: dejaDecidee(resultat.autre) }
}

/** « Accepter la demande », then its confirmation. */
export const accepter = formAction({
  name: 'decision.accepter',
  schema: acceptationDemandeSchema,
  actor,
  messages,
  run: async ({ input: { sansScript, ...lue }, actor: { compteId: agentId }, maintenant }) => {
    const resultat = await deciderApresLecture({ ...lue, agentId }, { evenement: 'accepter' }, maintenant)
    return conclure(resultat, { ...lue, sansScript }, 'acceptee')
  },
})

/** « Demander une correction », then its confirmation. */
export const corriger = formAction({
  name: 'decision.demander_correction',
  schema: correctionSchema,
  actor,
  messages,
  run: async ({ input: { sansScript, commentaires, ...lue }, actor: { compteId: agentId }, maintenant }) => {
    const ecrit = await ecrireMotif(lue, maintenant)
    if (!ecrit.ok) return { ...ecrit, field: 'motifCorrection' }
    const projet = { evenement: 'demander_correction', motif: ecrit.motif, commentaires } as const
    const resultat = conclure(
      await deciderApresLecture({ ...lue, agentId }, projet, maintenant),
      { ...lue, sansScript },
      'a_corriger',
    )
    return { ...resultat, values: { motifCorrection: ecrit.motif } }
  },
})

/** « Refuser la demande », then its confirmation. */
export const refuser = formAction({
  name: 'decision.refuser',
  schema: refusSchema,
  actor,
  messages,
  run: async ({ input: { sansScript, voiesRecours, ...lue }, actor: { compteId: agentId }, maintenant }) => {
    const ecrit = await ecrireMotif(lue, maintenant)
    if (!ecrit.ok) return { ...ecrit, field: 'motifRefus' }
    const projet = { evenement: 'refuser', motif: ecrit.motif, voiesRecours } as const
    const resultat = conclure(
      await deciderApresLecture({ ...lue, agentId }, projet, maintenant),
      { ...lue, sansScript },
      'refusee',
    )
    return { ...resultat, values: { motifRefus: ecrit.motif } }
  },
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
