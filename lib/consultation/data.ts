import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { type Genre, jourDe } from './rules'

const JOUR = 24 * 3_600_000
/** For how long an alert stays on the page of administrateurs. */
export const ALERTES_JOURS = 30
const ALERTES_MAX = 50

/** Who has read or exported much lately, the newest day first. For administrateurs only. */
export async function listAlertes(maintenant: Date) {
  const lignes = await getPrisma().consultation.findMany({
    where: { alerteLe: { not: null }, jour: { gt: new Date(jourDe(maintenant).getTime() - ALERTES_JOURS * JOUR) } },
    orderBy: [{ jour: 'desc' }, { alerteLe: 'desc' }],
    take: ALERTES_MAX,
    select: { compteId: true, jour: true, genre: true, nombre: true, compte: { select: { email: true } } },
  })
  return lignes.map(({ compte, genre, ...ligne }) => ({ ...ligne, genre: genre as Genre, email: compte.email }))
}
export type Alerte = Awaited<ReturnType<typeof listAlertes>>[number]
