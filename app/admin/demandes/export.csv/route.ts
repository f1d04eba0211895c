import { loadExport } from '@/lib/export/loaders'

const PRIVE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** The list that a filter of the queue finds, in CSV. For agents; 404 for anyone else. */
export async function GET(request: Request): Promise<Response> {
  const lu = await loadExport(Object.fromEntries(new URL(request.url).searchParams), 'csv')
  if ('phrase' in lu)
    return new Response(lu.phrase, { status: lu.statut, headers: { ...PRIVE, 'content-type': 'text/plain; charset=utf-8' } })
  return new Response(lu.flux, {
    headers: { ...PRIVE, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${lu.nom}"` },
  })
}
