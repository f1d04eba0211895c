import 'server-only'
import { headers } from 'next/headers'

export type Contexte = { adresse: string; navigateur: string; requeteId: string }

const NAVIGATEUR_MAX = 300

/** Where a request comes from. scripts/web.ts writes the address and identifier; a browser cannot forge them. */
export async function getContexte(): Promise<Contexte> {
  const list = await headers()
  return {
    adresse: list.get('x-kairos-address') ?? 'inconnue',
    navigateur: (list.get('user-agent') ?? '').slice(0, NAVIGATEUR_MAX),
    requeteId: list.get('x-request-id') ?? 'sans-identifiant',
  }
}
