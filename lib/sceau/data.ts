import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { alerteCachet } from './rules'

/** The seal that a worker opened last, null before the first start of one. For agents. */
export const findSceauOuvert = () => getPrisma().sceauOuvert.findUnique({ where: { id: 1 }, omit: { id: true } })
export type SceauOuvert = NonNullable<Awaited<ReturnType<typeof findSceauOuvert>>>

/** What is to be said of the end of the seal, null most of the time. For agents. */
export async function findAlerteCachet(maintenant: Date) {
  return alerteCachet(await findSceauOuvert(), maintenant)
}
