import { loadCourriel } from '@/lib/courriel/loaders'

export const dynamic = 'force-dynamic'

// The e-mail as a mail program shows it: no script, no form, nothing loaded, links that work.
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation",
}

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { contenu } = await loadCourriel((await params).id)
  return contenu ? new Response(contenu.html, { headers: HEADERS }) : new Response(null, { status: 404 })
}
