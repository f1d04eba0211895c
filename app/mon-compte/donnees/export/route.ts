import { loadCopie } from '@/lib/donnees/loaders'

/** A copy of one's data, as a ZIP. */
export async function GET(): Promise<Response> {
  const { nom, flux } = await loadCopie()
  return new Response(flux, {
    headers: {
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${nom}"`,
    },
  })
}
