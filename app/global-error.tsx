'use client'
import { Incident } from '@/components/site/incident'
import { STYLE_INCIDENT } from '@/lib/core/style-incident'

/** The last resort: a page that stands by itself. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Un incident est survenu</title>
        <style>{STYLE_INCIDENT}</style>
      </head>
      <body>
        <main>
          <h1>Un incident est survenu</h1>
          <Incident error={error} />
          <button type="button" onClick={() => retry()}>
            Réessayer
          </button>
        </main>
      </body>
    </html>
  )
}
