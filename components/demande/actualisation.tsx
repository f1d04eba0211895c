'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const INTERVALLE = 2_000 // the decision is to be seen within 5 s: one wait, and a slow answer
const DELAI = 10_000

/**
 * Asks now and then whether what the page shows has moved, and reloads the page's content when it has. One short question each
 * time: nothing is held on the server between two of them, and a hidden tab asks nothing.
 */
export function Actualisation({ page, etat, suite }: { page: string; etat: string; suite: string }) {
  const router = useRouter()
  useEffect(() => {
    let minuterie: number | undefined
    const demander = async () => {
      const reponse = await fetch(`${page}/etat`, { cache: 'no-store', signal: AbortSignal.timeout(DELAI) })
      if (reponse.ok && (await reponse.text()) !== etat) router.refresh()
    }
    const suivre = async () => {
      // Without an answer, the question is asked again; a slow one is not asked twice at once.
      if (!document.hidden) await demander().catch(() => undefined)
      if (minuterie !== undefined) minuterie = window.setTimeout(suivre, INTERVALLE)
    }
    minuterie = window.setTimeout(suivre, INTERVALLE)
    return () => {
      window.clearTimeout(minuterie)
      minuterie = undefined
    }
  }, [page, etat, router])
  return (
    <noscript>
      <p>
        <a href={page}>Actualiser cette page</a> pour {suite}.
      </p>
    </noscript>
  )
}
