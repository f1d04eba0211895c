import { dateHeureLongue } from '@/lib/core/calendrier'
import { loadFichierCodes } from '@/lib/facteur/loaders'

/** The recovery codes as a text file, while they are on the screen. */
export async function GET(): Promise<Response> {
  const fichier = await loadFichierCodes()
  const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }
  if (!fichier) return new Response(null, { status: 404, headers })
  const { codes, email, service } = fichier
  const lignes = [
    `Codes de secours de ${email} pour ${service}`,
    `Créés le ${dateHeureLongue(new Date())}. Chaque code sert une seule fois.`,
    '',
    ...codes,
    '',
  ]
  return new Response(lignes.join('\r\n'), {
    headers: {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="codes-de-secours.txt"',
    },
  })
}
