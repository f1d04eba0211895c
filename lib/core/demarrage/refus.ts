import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getOperateur } from '../operateur'
import type { Refus } from '../requete'

type Phrases = { titre: string; suite: string }
const PHRASES: Record<Refus, Phrases> = {
  400: { titre: 'Adresse illisible', suite: 'Vérifiez l’adresse, ou repartez de l’accueil.' },
  403: {
    titre: 'Cette requête ne vient pas d’une page du portail',
    suite: 'Elle a été refusée et rien n’a été enregistré. Ouvrez la page du portail, puis recommencez.',
  },
  411: { titre: 'La longueur de l’envoi doit être annoncée', suite: 'Rien n’a été enregistré.' },
  413: {
    titre: 'L’envoi est trop volumineux',
    suite:
      'Rien n’a été enregistré. Un fichier à vérifier fait 5\u00a0Mo au plus\u00a0: choisissez le PDF tel que vous l’avez reçu.',
  },
}

/** Longest refused body that is read and thrown away, in bytes: a browser shows our answer only once it has sent all of it. */
const VIDANGE_MAX = 32 * 1024 * 1024

const STYLE =
  ':root{color-scheme:light dark}body{font:18px/28px "Source Sans 3",system-ui,sans-serif;max-width:720px;margin:48px auto;padding:0 16px}h1{font-size:36px;line-height:44px}a{display:inline-block;padding:8px 0}'
const CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'`
export const TEXTE = { 'content-type': 'text/plain; charset=utf-8' }
const HTML = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP }

// « ? » is the page itself, which the client named: never written here.
const LIENS: Record<Refus, [href: string, texte: string]> = {
  400: ['/', 'Aller à l’accueil'],
  403: ['/', 'Aller à l’accueil'],
  411: ['?', 'Revenir à la page'],
  413: ['?', 'Revenir à la page'],
}

function page(statut: Refus): string {
  const { titre, suite } = PHRASES[statut]
  const [href, texte] = LIENS[statut]
  const { service } = getOperateur()
  const nom = service.replace(/[&<]/g, (signe) => (signe === '&' ? '&amp;' : '&lt;'))
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titre} – ${nom}</title><style>${STYLE}</style></head>
<body><main><h1>${titre}</h1><p>${suite}</p><p><a href="${href}">${texte}</a></p></main></body>
</html>
`
}

/** Answers a request that goes no further, at once: a page for a browser, a sentence for a program. Its body is never kept. */
export function refuser(requete: IncomingMessage, reponse: ServerResponse, statut: Refus): void {
  const { titre, suite } = PHRASES[statut]
  const html = requete.headers.accept?.includes('text/html')
  const corps = html ? page(statut) : `${titre}. ${suite}\n`
  // Node reads and throws away what is left of a body when the connection stays, within its requestTimeout.
  const longueur = Number(requete.headers['content-length'] ?? 0)
  const vidangeable = longueur <= VIDANGE_MAX && requete.headers['transfer-encoding'] === undefined
  reponse.writeHead(statut, { ...(html ? HTML : TEXTE), ...(vidangeable ? {} : { connection: 'close' }) }).end(corps)
}
