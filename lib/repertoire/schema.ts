import { z } from 'zod'
import { neutraliser } from '@/lib/core/texte'

const RECHERCHE_MAX = 100

export const ligneIdSchema = z.uuid()

/** What the address of a list says; anything unreadable in it is left out. */
export const filtreListeSchema = z.object({
  q: z
    .string()
    .catch('')
    .transform((saisie) => neutraliser(saisie.slice(0, RECHERCHE_MAX).toWellFormed().replaceAll('\0', '')).trim()),
  apres: ligneIdSchema.nullable().catch(null),
})
export type FiltreListe = z.output<typeof filtreListeSchema>
