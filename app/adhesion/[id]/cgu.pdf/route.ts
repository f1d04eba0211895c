import { loadDocument } from '@/lib/document/loaders'
import { nomFichierCgu } from '@/lib/document/rules'

const PRIVE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** The PDF of the accepted CGU (of its acceptation `?acceptation=`), the stored bytes as they are. 404 for anyone who is neither a member nor an agent. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const document = await loadDocument((await params).id, new URL(request.url).searchParams.get('acceptation'))
  if (!document)
    return new Response('Document introuvable', {
      status: 404,
      headers: { ...PRIVE, 'content-type': 'text/plain; charset=utf-8' },
    })
  const etag = `"${document.sha256}"`
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { ...PRIVE, etag } })
  return new Response(document.contenu, {
    headers: {
      ...PRIVE,
      etag,
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${nomFichierCgu(document.siret)}"`,
    },
  })
}
