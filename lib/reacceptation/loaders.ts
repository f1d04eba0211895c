import 'server-only'
import { exigerMembre } from '@/lib/core/session'
import { findReacceptation } from './data'

/** What the pages of an organisme remind of: the CGU to accept again, or null. `suite` is the page's own address. */
export async function loadBandeau(suite: string) {
  const { organismeId, estGestionnaire } = await exigerMembre(suite)
  const attente = await findReacceptation(organismeId, new Date())
  return attente && { attente, estGestionnaire }
}
export type Bandeau = NonNullable<Awaited<ReturnType<typeof loadBandeau>>>
