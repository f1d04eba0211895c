import type { ReactNode } from 'react'
import { Page } from '@/components/ui/page'

/** A page to read: one title, a few words that say what it holds, then its text. */
export function PageTexte({ titre, chapeau, children }: { titre: string; chapeau?: ReactNode; children: ReactNode }) {
  return (
    <Page>
      <h1>{titre}</h1>
      {chapeau ? <p className="mt-4 text-xl leading-8 text-muted">{chapeau}</p> : null}
      <div className="prose mt-8">{children}</div>
    </Page>
  )
}
