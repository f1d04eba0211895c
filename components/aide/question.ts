import type { ReactNode } from 'react'

/** A question and its answer; `id` is its anchor, which other pages link to. */
export type Question = { id: string; titre: string; reponse: ReactNode }
export type Theme = { titre: string; questions: Question[] }
