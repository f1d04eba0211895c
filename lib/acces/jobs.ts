import 'server-only'
import { suivreEcheances } from './mutations'

/**
 * Once a day: tells people that their access ends in 90, 30 and 7 days and that it has ended, and marks it so. Stopped half-way
 * or run twice, the result is the same.
 */
export async function suivreLesEcheances(maintenant = new Date()): Promise<void> {
  for (let apres: string | null | undefined; apres !== null; ) apres = await suivreEcheances(apres ?? null, maintenant)
}
