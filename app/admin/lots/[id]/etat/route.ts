import { loadAvancement } from '@/lib/lot/loaders'

/** Where a demande stands, in a few letters: asked every two seconds by the pages that wait for a decision. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const etat = await loadAvancement((await params).id)
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return etat === null ? new Response(null, { status: 404, headers }) : new Response(etat, { headers })
}
