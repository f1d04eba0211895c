import { getBaseUrl } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'
import { securityTxt } from '@/lib/core/security-txt'

// Its date of expiry moves on: it is not made at build time.
export const dynamic = 'force-dynamic'

export function GET(): Response {
  const texte = securityTxt({ courriel: getOperateur().courriel, baseUrl: getBaseUrl(), maintenant: new Date() })
  return new Response(texte, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'max-age=3600' } })
}
