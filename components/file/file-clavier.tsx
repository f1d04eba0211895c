'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

const CLE = 'kairos-raccourcis'
const SAISIE = 'input, select, textarea, dialog, [contenteditable]'

/** Moves the focus along the rows: to the first one, or the last, when it is elsewhere. */
function deplacer(pas: 1 | -1): void {
  const lignes = [...document.querySelectorAll<HTMLElement>('main tbody th a')]
  const rang = lignes.indexOf(document.activeElement as HTMLElement)
  const suivant = rang < 0 ? (pas > 0 ? 0 : lignes.length - 1) : rang + pas
  lignes[suivant]?.focus()
}

/** The keys j, k, / and ?. They are for those who want them: one can turn them off (WCAG 2.1.4), and the page needs none. */
export function FileClavier({ children }: { children: ReactNode }) {
  const dialogue = useRef<HTMLDialogElement>(null)
  const [actifs, setActifs] = useState<boolean | null>(null) // unknown until the script runs
  useEffect(() => setActifs(localStorage.getItem(CLE) !== 'non'), [])
  useEffect(() => {
    const surTouche = (touche: KeyboardEvent) => {
      if (!actifs || touche.ctrlKey || touche.metaKey || touche.altKey || touche.isComposing) return
      if (touche.target instanceof Element && touche.target.closest(SAISIE)) return
      if (touche.key === 'j') deplacer(1)
      else if (touche.key === 'k') deplacer(-1)
      else if (touche.key === '/') document.getElementById('recherche')?.focus()
      else if (touche.key === '?') dialogue.current?.showModal()
      else return
      touche.preventDefault()
    }
    document.addEventListener('keydown', surTouche)
    return () => document.removeEventListener('keydown', surTouche)
  }, [actifs])
  const basculer = (voulus: boolean) => {
    localStorage.setItem(CLE, voulus ? 'oui' : 'non')
    setActifs(voulus)
  }
  return (
    <>
      <details className="mt-8">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold text-primary">Raccourcis clavier</summary>
        <div className="space-y-4 pt-2">
          {children}
          <noscript>
            <p>Ces touches demandent JavaScript. Sans lui, la touche Tab mène de demande en demande.</p>
          </noscript>
          {actifs === null ? null : (
            <label className="flex min-h-11 cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                checked={actifs}
                onChange={({ target }) => basculer(target.checked)}
                className="size-6 accent-primary"
              />
              Utiliser ces touches
            </label>
          )}
        </div>
      </details>
      <dialog
        ref={dialogue}
        aria-labelledby="raccourcis-titre"
        className="m-auto max-w-lg rounded border border-control bg-surface p-6 text-ink backdrop:bg-ink/50"
      >
        <h2 id="raccourcis-titre" className="mb-4">
          Raccourcis clavier
        </h2>
        {children}
        <form method="dialog" className="mt-6">
          <Button variant="secondary">Fermer</Button>
        </form>
      </dialog>
    </>
  )
}
