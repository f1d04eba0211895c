import 'server-only'
import { notFound } from 'next/navigation'
import { getDelais } from '@/lib/core/delais'
import { exigerAgent, observerSession } from '@/lib/core/session'
import { limitesAge } from '@/lib/file/rules'
import { lireRequete } from '@/lib/file/schema'
import { listModelesOfferts } from '@/lib/modele/data'
import { resoudreUne } from '@/lib/recherche/data'
import { lireRecherche } from '@/lib/recherche/rules'
import { findAvancement, findLot, listLots, listPourLot } from './data'
import { ecrireAvancement, LOT_MAX } from './rules'
import { lotIdSchema } from './schema'

/** The demandes of a list of the queue (its address's query) that await a decision, 200 at most. The caller is an agent. */
export async function listDeLaFile(requete: string, moi: string, maintenant: Date): Promise<string[]> {
  const filtre = lireRequete(requete)
  const lecture = lireRecherche(filtre.q)
  if (!lecture.ok) return []
  const { criteres } = lecture
  return listPourLot({
    filtre,
    criteres,
    resolution: await resoudreUne(criteres),
    limites: limitesAge(maintenant, getDelais()),
    moi,
  })
}

/** `/admin/lots`: the agent's own lots. */
export async function loadLots() {
  const { compteId } = await exigerAgent('/admin/lots')
  return listLots(compteId)
}

/** `/admin/lots/[id]`: what a lot will do, or has done. It is its agent's, and administrateurs'. */
export async function loadLot(id: string, { ecartees }: Record<string, string | string[] | undefined>) {
  const lu = lotIdSchema.safeParse(id)
  if (!lu.success) notFound()
  const { session, compteId } = await exigerAgent(`/admin/lots/${lu.data}`)
  const [lot, modeles] = await Promise.all([findLot(lu.data), listModelesOfferts('correction')])
  if (!lot || (lot.agentId !== compteId && session.role !== 'administrateur')) notFound()
  const laissees = Number(ecartees)
  return {
    lot,
    modeles,
    sien: lot.agentId === compteId,
    ecartees: laissees > 0 && laissees <= LOT_MAX ? Math.trunc(laissees) : 0,
  }
}
export type LotCharge = Awaited<ReturnType<typeof loadLot>>

/** `/admin/lots/[id]/etat`: how far a lot has come, null for whoever may not know. A page asks it alone: that is no use of the session. */
export async function loadAvancement(id: string): Promise<string | null> {
  const lu = lotIdSchema.safeParse(id)
  const session = await observerSession()
  if (!lu.success || !session || session.role === 'organisme') return null
  const lot = await findAvancement(lu.data)
  if (!lot || (lot.agentId !== session.compteId && session.role !== 'administrateur')) return null
  return ecrireAvancement(lot, lot.aFaire)
}
