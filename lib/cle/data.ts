import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { Connue } from '@/lib/core/webauthn'

/** The passkeys of an account, as a browser must know them. */
export async function listClesConnues(compteId: string): Promise<Connue[]> {
  const select = { credentialId: true, transports: true } as const
  const cles = await getPrisma().cleAcces.findMany({ where: { compteId }, select, orderBy: { creeLe: 'asc' } })
  return cles.map(({ credentialId: id, transports }) => ({ id, transports }))
}
