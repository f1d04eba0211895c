'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { FormValues } from '@/lib/core/form-state'

type Saisie = { formulaire: string; values: FormValues }
type Page = { saisie: Saisie | null; portee: string | null }
const Contexte = createContext<Page>({ saisie: null, portee: null })

/** What the forms of this page have in common: what was typed in one before the session ended, and what they are about. */
export function SaisieGardee({ children, saisie, portee }: Page & { children: ReactNode }) {
  return <Contexte value={{ saisie, portee }}>{children}</Contexte>
}

/** What the page is about, null when it is about nothing in particular. */
export const usePortee = () => useContext(Contexte).portee

/** The typed values to give back to a form, known by the words of its button. */
export function useSaisie(formulaire: string): FormValues {
  const { saisie } = useContext(Contexte)
  return saisie?.formulaire === formulaire ? saisie.values : {}
}
