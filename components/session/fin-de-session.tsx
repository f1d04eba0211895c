'use client'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { resterConnecte } from '@/lib/session/actions'

export type Reste = { inactivite: number; absolue: number }
type Avis = { fin: number; absolue: boolean } | 'terminee' | null

const MINUTE = 60_000
/** After a question that had no answer. */
const REPRISE_MS = 30_000
const ADRESSE = '/mon-compte/sessions/reste'
const fins = (reste: Reste) => ({ inactivite: Date.now() + reste.inactivite, absolue: Date.now() + reste.absolue })

const minutes = (fin: number) => {
  const reste = Math.max(Math.ceil((fin - Date.now()) / MINUTE), 1)
  return reste === 1 ? 'moins d’une minute' : `${reste}\u00a0minutes`
}

/** What the server says is left of the session: null when it is over, undefined when it can't be reached. */
async function demander(): Promise<Reste | null | undefined> {
  try {
    const reponse = await fetch(ADRESSE, { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
    return reponse.ok ? await reponse.json() : undefined
  } catch {
    return undefined
  }
}

/**
 * Says that the session will end, `preavis` ms before. Until then it asks nothing; then it asks once, as another tab may have
 * used the session since, which by itself prolongs nothing. What was typed stays where it is.
 */
export function FinDeSession({ reste, preavis }: { reste: Reste; preavis: number }) {
  const [ends, setEnds] = useState<ReturnType<typeof fins>>()
  const [avis, setAvis] = useState<Avis>(null)
  const [echecs, setEchecs] = useState(0)
  useEffect(() => setEnds(fins(reste)), [reste])

  const verifier = useCallback(async () => {
    const lu = await demander()
    if (lu === undefined) return setEchecs((nombre) => nombre + 1)
    setEchecs(0)
    if (lu === null || Math.min(lu.inactivite, lu.absolue) <= 0) return setAvis('terminee')
    const nouvelles = fins(lu)
    const fin = Math.min(nouvelles.inactivite, nouvelles.absolue)
    setEnds(nouvelles)
    setAvis(fin - Date.now() <= preavis + 1000 ? { fin, absolue: nouvelles.absolue <= nouvelles.inactivite } : null)
  }, [preavis])

  useEffect(() => {
    if (!ends) return
    const fin = Math.min(ends.inactivite, ends.absolue)
    const prevue = avis ? Math.min(MINUTE, fin - Date.now() + 500) : fin - preavis - Date.now()
    const attente = echecs > 0 ? REPRISE_MS : prevue
    const minuterie = avis === 'terminee' ? undefined : setTimeout(verifier, Math.max(attente, 500))
    // A computer that slept, or a tab put aside, kept no time.
    const revenir = () => !document.hidden && fin - preavis <= Date.now() && verifier()
    document.addEventListener('visibilitychange', revenir)
    return () => {
      clearTimeout(minuterie)
      document.removeEventListener('visibilitychange', revenir)
    }
  }, [ends, avis, echecs, preavis, verifier])

  const rester = async () => {
    await resterConnecte().catch(() => undefined)
    await verifier()
  }

  return (
    <div
      role="status"
      aria-live="polite"
      className={avis ? 'sticky top-0 z-10 mx-auto w-full max-w-page bg-surface px-4 py-2' : ''}
    >
      {avis === 'terminee' ? (
        <Notice tone="warning" title="Votre session est terminée.">
          <p>Ce que vous avez saisi reste dans cette page. Connectez-vous, puis revenez ici pour l’envoyer.</p>
          <a href="/connexion" target="_blank" rel="noopener">
            Se connecter dans un nouvel onglet
          </a>
        </Notice>
      ) : avis ? (
        <Notice tone="warning" title={`Votre session se termine dans ${minutes(avis.fin)}.`}>
          {avis.absolue ? (
            <p>Elle aura duré 12&nbsp;heures. Enregistrez ce que vous avez saisi, puis connectez-vous de nouveau.</p>
          ) : (
            <Button type="button" variant="secondary" onClick={rester}>
              Rester connecté
            </Button>
          )}
        </Notice>
      ) : null}
    </div>
  )
}
