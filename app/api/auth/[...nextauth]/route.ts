import type { NextRequest } from 'next/server'
import { partirChezProConnect, revenirDeProConnect } from '@/lib/proconnect/loaders'

const CHEMINS = { 'signin/proconnect': partirChezProConnect, 'callback/proconnect': revenirDeProConnect } as const

/** The two addresses of ProConnect's sign-in. Whatever else next-auth knows how to answer does not exist here. */
export async function GET(requete: NextRequest, { params }: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const chemin = (await params).nextauth.join('/')
  const reponse = Object.hasOwn(CHEMINS, chemin) ? await CHEMINS[chemin as keyof typeof CHEMINS](requete) : null
  return reponse ?? new Response('Page introuvable', { status: 404, headers: ABSENT })
}

const ABSENT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
