'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { FormValues } from '@/lib/core/form-state'

type Saisie = { formulaire: string; values: FormValues }
const Contexte = createContext<Saisie | null>(null)

/** What was typed in a form of this page before the session ended. */
export function SaisieGardee({ saisie, children }: { saisie: Saisie | null; children: ReactNode }) {
  return <Contexte value={saisie}>{children}</Contexte>
}

/** The typed values to give back to a form, known by the words of its button. */
export function useSaisie(formulaire: string): FormValues {
  const saisie = useContext(Contexte)
  return saisie?.formulaire === formulaire ? saisie.values : {}
}
