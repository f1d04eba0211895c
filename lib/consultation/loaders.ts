import 'server-only'
import { redirect } from 'next/navigation'
import { log } from '@/lib/core/log'
import { exigerSession, type SessionCourante } from '@/lib/core/session'
import type { Prisma } from '@/lib/generated/prisma/client'
import { alerterConsultation, noterConsultation } from './mutations'
import { type Genre, jugerConsultation } from './rules'
import { genreSchema } from './schema'

const PAGE = '/limite-du-jour'

/**
 * Counts a reading or an export of this person, in one statement, before anything of it is shown. At the day's first limit the
 * administrateurs are told; beyond the second the person is led to a page that says « demain ». `avec`: read along, its JSON is
 * returned.
 */
export async function compterConsultation(
  { compteId, role }: Pick<SessionCourante, 'compteId' | 'role'>,
  genre: Genre,
  avec?: Prisma.Sql,
): Promise<unknown> {
  const maintenant = new Date()
  const { nombre, alertee, lu } = await noterConsultation({ compteId, genre }, maintenant, avec)
  const verdict = jugerConsultation(role, genre, nombre)
  if (verdict !== 'permise' && !alertee) await alerterConsultation({ compteId, genre, nombre }, maintenant)
  if (verdict !== 'refusee') return lu
  log.warn({ event: 'consultation.refusee', compteId, genre, nombre })
  redirect(genre === 'lecture' ? PAGE : `${PAGE}?genre=${genre}`)
}

/** `/limite-du-jour`: which limit was reached, by whom. */
export async function loadLimite(genre: string | string[] | undefined) {
  const { role } = await exigerSession(PAGE)
  return { genre: genreSchema.parse(genre), role }
}
