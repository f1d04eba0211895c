import 'server-only'
import { redirect } from 'next/navigation'
import { exigerAgent } from '@/lib/core/session'
import { findSceauOuvert } from './data'
import { alerteCachet } from './rules'

/** `/admin`: the seal, for administrateurs; agents start at the queue. */
export async function loadAdministration() {
  const { session } = await exigerAgent('/admin')
  if (session.role !== 'administrateur') redirect('/admin/demandes')
  const sceau = await findSceauOuvert()
  return { sceau, alerte: alerteCachet(sceau, new Date()) }
}
