import 'server-only'
import { getPrisma } from '@/lib/core/db'

const MODELES_MAX = 200
const MODELE = { id: true, genre: true, titre: true, texte: true, modifieLe: true, retireLe: true } as const

/** The models of reasons, those in use first, by kind and title. For agents only. */
export function listModeles() {
  return getPrisma().modele.findMany({
    orderBy: [{ retireLe: { sort: 'asc', nulls: 'first' } }, { genre: 'asc' }, { titre: 'asc' }],
    take: MODELES_MAX,
    select: MODELE,
  })
}

/** One model, withdrawn or not, or null. For agents only. */
export const findModele = (id: string) => getPrisma().modele.findUnique({ where: { id }, select: MODELE })
export type Modele = NonNullable<Awaited<ReturnType<typeof findModele>>>

/** The models that agents may start from, by title. For agents only. */
export const listModelesOfferts = (genre: Modele['genre']) =>
  getPrisma().modele.findMany({
    where: { genre, retireLe: null },
    orderBy: [{ titre: 'asc' }, { id: 'asc' }],
    take: MODELES_MAX,
    select: { id: true, titre: true, texte: true },
  })
