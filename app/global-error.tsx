'use client'
import { Incident } from '@/components/site/incident'

// The layout itself has failed: nothing of it, its style sheet included, can be counted on.
const STYLE = `
:root { color-scheme: light dark; --fond: #fff; --encre: #161d2f; --lien: #1f3d99; }
@media (prefers-color-scheme: dark) { :root { --fond: #11162a; --encre: #eef1f8; --lien: #b3c4ff; } }
body { margin: 0 auto; max-width: 720px; padding: 40px 16px; background: var(--fond); color: var(--encre); font: 18px/28px Arial, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0 0 24px; font-size: 28px; line-height: 36px; }
p { margin: 16px 0; }
a { color: var(--lien); }
button { min-height: 44px; padding: 8px 20px; border: 0; border-radius: 4px; background: var(--lien); color: var(--fond); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid #ffbf47; box-shadow: 0 0 0 5px #161d2f; }`

/** The last resort: a page that stands by itself. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Un incident est survenu</title>
        <style>{STYLE}</style>
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
