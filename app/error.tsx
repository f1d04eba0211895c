'use client'
import { useEffect, useRef } from 'react'
import { Incident } from '@/components/site/incident'
import { Button } from '@/components/ui/button'
import { Page } from '@/components/ui/page'

/** Any page that failed: what to do next. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const titre = useRef<HTMLHeadingElement>(null)
  useEffect(() => titre.current?.focus(), [])
  return (
    <Page>
      <title>Un incident est survenu</title>
      <h1 ref={titre} tabIndex={-1}>
        Un incident est survenu
      </h1>
      <div className="prose mt-6">
        <Incident error={error} />
        <p>
          <Button type="button" onClick={() => retry()}>
            Réessayer
          </Button>
        </p>
      </div>
    </Page>
  )
}
