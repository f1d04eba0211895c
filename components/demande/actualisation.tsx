'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const INTERVALLE = 3000

/**
 * Asks now and then whether the demande has moved, and reloads the page's content when it has. One short question each
 * time: nothing is held on the server between two of them, and a hidden tab asks nothing.
 */
export function Actualisation({ page, etat }: { page: string; etat: string }) {
  const router = useRouter()
  useEffect(() => {
    const demander = async () => {
      if (document.hidden) return
      const reponse = await fetch(`${page}/etat`, { cache: 'no-store' })
      if (reponse.ok && (await reponse.text()) !== etat) router.refresh()
    }
    // Without an answer, the next question comes in three seconds.
    const minuterie = setInterval(() => demander().catch(() => undefined), INTERVALLE)
    return () => clearInterval(minuterie)
  }, [page, etat, router])
  return (
    <noscript>
      <p>
        <a href={page}>Actualiser cette page</a> pour connaître la décision.
      </p>
    </noscript>
  )
}
