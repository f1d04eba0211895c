import 'server-only'
import { exigerAdministrateur, exigerAgent, getSessionSansFacteur } from '@/lib/core/session'
import { findReinitialisation, listReinitialisations, type ReinitialisationLue } from './data'
import { finDe } from './rules'
import { faitSchema } from './schema'

const lisible = ({ demandeeParId, ...demande }: ReinitialisationLue, moi: string) => ({
  ...demande,
  parMoi: demandeeParId === moi,
  avant: finDe(demande),
})
export type ReinitialisationVue = ReturnType<typeof lisible>

/** On `/admin/comptes`: what waits for a second administrateur; nothing for agents. */
export async function loadReinitialisations(): Promise<ReinitialisationVue[]> {
  const { session, compteId } = await exigerAgent('/admin/comptes')
  if (session.role !== 'administrateur') return []
  return (await listReinitialisations(new Date())).map((demande) => lisible(demande, compteId))
}

/** On `/admin/comptes/[id]`: what waits about this account, for administrateurs; null for agents. `id` was read already. */
export async function loadReinitialisation(id: string, fait: string | string[] | undefined) {
  const { session, compteId } = await exigerAgent(`/admin/comptes/${id}`)
  if (session.role !== 'administrateur') return null
  const demande = await findReinitialisation(id, new Date())
  return { demande: demande && lisible(demande, compteId), soi: id === compteId, fait: faitSchema.parse(fait) }
}

/** On `/mon-compte/securite`: what waits about one's own account, or null. */
export async function loadMaReinitialisation() {
  const session = await getSessionSansFacteur()
  if (!session) return null
  const demande = session.aFacteur ? await findReinitialisation(session.compteId, new Date()) : null
  return demande && { id: demande.id, demandeeLe: demande.demandeeLe, avant: finDe(demande) }
}

export const administrateurDesComptes = () => exigerAdministrateur('/admin/comptes')
