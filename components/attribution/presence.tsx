'use client'
import { useEffect, useState } from 'react'
import { phrasePresence } from '@/lib/attribution/labels'
import { BATTEMENT_MS } from '@/lib/attribution/rules'

const DELAI = 10_000

async function battre(page: string): Promise<string[] | null> {
  const reponse = await fetch(`${page}/presence`, { method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(DELAI) })
  return reponse.ok ? ((await reponse.json()) as string[]) : null
}

/** Who else has the demande open: told by the server with the page, then every 30 seconds while the page is in sight. */
export function Presence({ page, noms: dits }: { page: string; noms: string[] }) {
  const [noms, setNoms] = useState(dits)
  useEffect(() => {
    const minuterie = window.setInterval(async () => {
      if (document.hidden) return
      const lus = await battre(page).catch(() => null)
      if (lus) setNoms(lus)
    }, BATTEMENT_MS)
    return () => window.clearInterval(minuterie)
  }, [page])
  return (
    <p role="status" className="font-semibold">
      {phrasePresence(noms)}
    </p>
  )
}
