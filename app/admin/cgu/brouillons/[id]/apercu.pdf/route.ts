import { loadApercu } from '@/lib/brouillon/loaders'

const PRIVE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** The PDF of a draft, as the worker last made it. 404 for anyone who is not an administrateur. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const apercu = await loadApercu((await params).id)
  if (!apercu)
    return new Response('Aperçu introuvable', { status: 404, headers: { ...PRIVE, 'content-type': 'text/plain; charset=utf-8' } })
  return new Response(apercu, {
    headers: {
      ...PRIVE,
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="Apercu-CGU-Kairos.pdf"',
    },
  })
}
