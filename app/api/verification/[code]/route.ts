import { donneesVerification, MESSAGES_VERIFICATION } from '@/lib/document/labels'
import { verifierCode } from '@/lib/document/loaders'

const json = (corps: object, status = 200) => Response.json(corps, { status, headers: { 'cache-control': 'no-store' } })

/** `GET /api/verification/{code}`: what the document of this code is about, as JSON; 404 for a code of nothing. */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const reponse = await verifierCode((await params).code)
  if (reponse?.ok) return json({ resultat: 'delivre', ...donneesVerification(reponse.document, new Date()) })
  if (reponse?.code === 'trop_de_tentatives') return json({ erreur: MESSAGES_VERIFICATION.trop_de_tentatives }, 429)
  return json({ resultat: 'inconnu' }, 404)
}
