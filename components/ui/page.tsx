import type { ReactNode } from 'react'

/** The one column of the public side. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-10">
      {children}
    </main>
  )
}

/** A titled group, well apart from the one before. */
export function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10 space-y-4">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
