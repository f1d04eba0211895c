import { loadPresence } from '@/lib/attribution/loaders'

/** Says that the page of a demande is still open, and tells who else has it: every 30 seconds, by pages in sight only. */
export async function POST(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const noms = await loadPresence((await params).id)
  return noms === null
    ? new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
    : Response.json(noms, { headers: { 'cache-control': 'no-store' } })
}
