import { recevoirSuivi } from '@/lib/courriel/loaders'

/** `POST /api/resend`: what the mail provider tells of the e-mails that left. Signed; see RESEND_WEBHOOK_SECRET. */
export async function POST(request: Request): Promise<Response> {
  return new Response(null, { status: await recevoirSuivi(request), headers: { 'cache-control': 'no-store' } })
}
