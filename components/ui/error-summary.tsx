import type { Ref } from 'react'
import type { FormState } from '@/lib/core/form-state'
import { DescriptionList } from './description-list'
import { Notice } from './notice'

/** What is wrong, on top of the form, each item leading to its field. It takes the focus when the answer comes. */
export function ErrorSummary({ state, ref }: { state: FormState; ref?: Ref<HTMLDivElement> }) {
  if (state.status === 'idle') return null
  if (state.status === 'success') {
    if (!state.message) return null
    return (
      <div ref={ref} tabIndex={-1}>
        <Notice tone="success" title={state.message} live>
          {/* Labels are muted on white only: on a pale ground their contrast would fall below 7:1. */}
          {state.details ? (
            <div className="[&_dt]:text-ink">
              <DescriptionList items={state.details} />
            </div>
          ) : null}
        </Notice>
      </div>
    )
  }
  if (state.status === 'apercu')
    return (
      // biome-ignore lint/a11y/noAutofocus: without a script too, the page comes back to what is to be read
      <div ref={ref} tabIndex={-1} role="status" autoFocus>
        <Notice tone="warning" title={state.message} />
      </div>
    )
  const items = state.status === 'invalid' ? Object.entries(state.fieldErrors) : []
  const title =
    state.status === 'invalid'
      ? `Le formulaire contient ${items.length > 1 ? `${items.length} erreurs` : 'une erreur'}`
      : state.message
  return (
    <div ref={ref} tabIndex={-1} role="alert">
      <Notice tone="danger" title={title}>
        {state.status === 'refused' && state.lien ? (
          <a href={state.lien.href} target="_blank" rel="noopener" className="text-ink">
            {state.lien.label}
          </a>
        ) : null}
        {items.length > 0 ? (
          <ul className="list-disc space-y-1 pl-5">
            {items.map(([name, message]) => (
              <li key={name}>
                <a href={`#champ-${name}`} className="text-ink">
                  {message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  )
}
