'use server'
import { redirect } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { findLot } from './data'
import { MESSAGES_LOT } from './labels'
import { listDeLaFile } from './loaders'
import { lancerLot, lireAvantLot, preparerLot } from './mutations'
import { lancementSchema, preparationSchema } from './schema'

const actor = () => exigerAgent('/admin/demandes')
const messages = MESSAGES_LOT

/** « Continuer », under the queue: the ticked demandes, or the whole list, become a lot to read. */
export const preparer = formAction({
  name: 'lot.preparer',
  schema: preparationSchema,
  listes: ['demandeId'],
  actor,
  limits: ({ actor: { compteId } }) => [['formulaire_compte', compteId]],
  messages,
  run: async ({ input: { decision, demandeId, requete }, actor: { session, compteId: agentId }, maintenant }) => {
    await compterConsultation(session, 'lecture') // once a lot: its page reads itself again while it is under way
    const demandeIds = requete === null ? demandeId : await listDeLaFile(requete, agentId, maintenant)
    const resultat = await preparerLot({ decision, demandeIds, agentId }, maintenant)
    if (!resultat.ok) return resultat
    const { lotId, ecartees } = resultat
    redirect(`/admin/lots/${lotId}${ecartees > 0 ? `?ecartees=${ecartees}` : ''}`)
  },
})

/** « Lire l'e-mail », then « Lancer »: the worker takes over. */
export const lancer = formAction({
  name: 'lot.lancer',
  schema: lancementSchema,
  actor,
  messages,
  run: async ({ input: { lotId, lu, motif, modele: modeleId }, actor: { compteId: agentId }, maintenant }) => {
    const lot = await findLot(lotId)
    if (lot?.agentId !== agentId) return { ok: false, code: 'introuvable' }
    if (lot.lanceLe) return { ok: false, code: 'deja_lance' }
    const lecture = await lireAvantLot(lot, { motif, modeleId, lu }, maintenant)
    if ('apercu' in lecture) return lecture
    if (!lecture.ok) return { ...lecture, field: lecture.code === 'sans_motif' ? 'motif' : undefined }
    const resultat = await lancerLot({ lotId, agentId, motif, modeleId }, maintenant)
    return resultat.ok ? redirect(`/admin/lots/${lotId}`) : resultat
  },
})
