import 'server-only'
import { getPrisma } from '@/lib/core/db'

/** Replaces the rows of each count by one. What is read meanwhile and afterwards is the same. */
export async function tasserComptes(): Promise<void> {
  await getPrisma().$executeRaw`SELECT file_tasser_comptes()`
}
