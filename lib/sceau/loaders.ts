import 'server-only'
import { redirect } from 'next/navigation'
import { ALERTES_JOURS, listAlertes } from '@/lib/consultation/data'
import { exigerAgent } from '@/lib/core/session'
import { findSceauOuvert } from './data'
import { alerteCachet } from './rules'

/** `/admin`: the seal, and who has read much, for administrateurs; agents start at the queue. */
export async function loadAdministration() {
  const { session } = await exigerAgent('/admin')
  if (session.role !== 'administrateur') redirect('/admin/demandes')
  const maintenant = new Date()
  const [sceau, consultations] = await Promise.all([findSceauOuvert(), listAlertes(maintenant)])
  return { sceau, alerte: alerteCachet(sceau, maintenant), consultations, jours: ALERTES_JOURS }
}
