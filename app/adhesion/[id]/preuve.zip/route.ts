import { loadPreuve } from '@/lib/preuve/loaders'

const PRIVE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** The « dossier de preuve » of a demande, or of its acceptation `?acceptation=`. 404 for anyone who is neither a member nor an agent. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const preuve = await loadPreuve((await params).id, new URL(request.url).searchParams.get('acceptation'))
  if (!preuve)
    return new Response('Dossier de preuve introuvable', {
      status: 404,
      headers: { ...PRIVE, 'content-type': 'text/plain; charset=utf-8' },
    })
  return new Response(preuve.flux, {
    headers: { ...PRIVE, 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${preuve.nom}"` },
  })
}
