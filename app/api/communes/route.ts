import { communesDuCodePostal } from '@/lib/organisme/communes'
import { codePostalSchema } from '@/lib/organisme/schema'

const CACHE = 'public, max-age=86400'

/** The communes of `?codePostal=`, for the suggestions of the form: `[{ code, nom }]`, or 400 when it is not a code. */
export function GET(request: Request): Response {
  const lu = codePostalSchema.safeParse(new URL(request.url).searchParams.get('codePostal'))
  if (!lu.success)
    return Response.json({ erreur: lu.error.issues[0]?.message }, { status: 400, headers: { 'cache-control': 'no-store' } })
  return Response.json(communesDuCodePostal(lu.data), { headers: { 'cache-control': CACHE } })
}
