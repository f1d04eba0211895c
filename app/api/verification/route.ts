import { getContexte } from '@/lib/core/contexte'
import { consommer } from '@/lib/core/limite'
import { donneesVerification, MESSAGES_VERIFICATION } from '@/lib/document/labels'
import { verifierCorps } from '@/lib/document/loaders'

const json = (corps: object, status = 200) => Response.json(corps, { status, headers: { 'cache-control': 'no-store' } })
const STATUTS: Partial<Record<keyof typeof MESSAGES_VERIFICATION, number>> = {
  trop_grand: 413,
  trop_de_tentatives: 429,
  occupe: 503,
}

/** `POST /api/verification`, a form with the file `document`, or the PDF itself: what the page answers, as JSON. The file is not kept. */
export async function POST(request: Request): Promise<Response> {
  const { adresse } = await getContexte()
  if (!(await consommer('recherche_adresse', adresse))) return refuser('trop_de_tentatives')
  const verdict = await verifierCorps(request)
  if (verdict.ok) return json({ resultat: 'authentique', ...donneesVerification(verdict.document, new Date()) })
  if (verdict.code === 'modifie' || verdict.code === 'inconnu') return json({ resultat: verdict.code })
  return refuser(verdict.code)
}

const refuser = (code: keyof typeof MESSAGES_VERIFICATION) => json({ erreur: MESSAGES_VERIFICATION[code] }, STATUTS[code] ?? 400)
