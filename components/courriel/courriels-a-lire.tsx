import type { CourrielALire } from '@/lib/core/form-state'

/** E-mails to be read before they leave: subject, recipients and text as they will be, and the same laid out, where nothing runs. */
export function CourrielsALire({ courriels }: { courriels: CourrielALire[] }) {
  return (
    <section aria-label="E-mails qui vont partir" className="space-y-6">
      {courriels.length === 0 ? <p>Aucun e-mail ne partira&nbsp;: cet organisme n’a aucun compte actif.</p> : null}
      {courriels.map(({ destinataires, sujet, texte, html }) => (
        <article key={html} className="space-y-2 border border-control p-4">
          <h3 className="wrap-anywhere">{sujet}</h3>
          <p className="wrap-anywhere text-muted">À {destinataires.join(', ')}</p>
          <div className="wrap-anywhere border-l-4 border-line bg-wash p-3 whitespace-pre-line">{texte.trim()}</div>
          <details>
            <summary className="min-h-11 cursor-pointer py-2 text-primary">Voir l’e-mail mis en forme</summary>
            <iframe
              sandbox=""
              loading="lazy"
              srcDoc={html}
              title={`E-mail mis en forme\u00a0: ${sujet}`}
              className="h-96 w-full border border-line bg-surface"
            />
          </details>
        </article>
      ))}
    </section>
  )
}
