import 'server-only'
import { getPrisma } from '@/lib/core/db'

/** Puts one row in place of the many that triggers added; what they say together stays the same. */
export async function tasserStatistiques(): Promise<void> {
  await getPrisma().$executeRaw`SELECT statistiques_tasser()`
}
