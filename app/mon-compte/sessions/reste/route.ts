import { loadReste } from '@/lib/session/loaders'

/** How long the session still lasts, asked by a page whose own count is over: another tab may have used it. Uses nothing. */
export async function GET(): Promise<Response> {
  return Response.json(await loadReste(), { headers: { 'cache-control': 'private, no-store' } })
}
