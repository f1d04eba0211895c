import { loadStatistiquesCsv } from '@/lib/statistique/loaders'

/** The numbers of `/admin/statistiques` for a period, in CSV. For agents; 404 for anyone else. */
export async function GET(request: Request): Promise<Response> {
  const { texte, nom } = await loadStatistiquesCsv(Object.fromEntries(new URL(request.url).searchParams))
  return new Response(texte, {
    headers: {
      'cache-control': 'private, no-store',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${nom}"`,
      'x-content-type-options': 'nosniff',
    },
  })
}
