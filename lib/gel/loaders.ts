import 'server-only'
import { redirect } from 'next/navigation'
import { exigerSession, PAGE_GEL } from '@/lib/core/session'
import { findOrganismeGele } from './data'

/** `/organisme/gele`: what the members of a frozen organisme read in place of its pages, and whether they have others. */
export async function loadGel() {
  const { organismeId, gelees, membres } = await exigerSession(PAGE_GEL)
  const gele = organismeId && gelees.includes(organismeId) ? await findOrganismeGele(organismeId) : null
  if (!gele?.geleLe) redirect('/organisme')
  return { raisonSociale: gele.raisonSociale, geleLe: gele.geleLe, autres: membres.length > 0 }
}
