import { lireSante } from '@/lib/core/demarrage/battement'

export const dynamic = 'force-dynamic'

/** Health of this instance, for the supervisor and for monitoring: 200 when the database and the worker answer, 503 otherwise. */
export async function GET(): Promise<Response> {
  const sante = await lireSante()
  const bien = sante.database === 'ok' && sante.worker === 'ok'
  return Response.json(sante, { status: bien ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
