import { donneesVerification } from '@/lib/document/labels'
import { verifierCode } from '@/lib/document/loaders'

/** `GET /api/verification/{code}`: what the document of this code is about, as JSON; 404 for a code of nothing. */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const reponse = await verifierCode((await params).code)
  const headers = { 'cache-control': 'no-store' }
  if (reponse?.ok)
    return Response.json({ resultat: 'delivre', ...donneesVerification(reponse.document, new Date()) }, { headers })
  const status = reponse?.code === 'trop_de_tentatives' ? 429 : 404
  return Response.json({ resultat: 'inconnu' }, { status, headers })
}
