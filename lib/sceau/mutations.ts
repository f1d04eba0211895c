import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { Certificat } from './rules'

/** Records the seal that a worker opened, for administrateurs to read: its key never leaves the worker. The last one counts. */
export async function noterSceau(
  { certificat, demonstration }: { certificat: Certificat; demonstration: boolean },
  maintenant: Date,
): Promise<void> {
  const ouvert = { ...certificat, demonstration, ouvertLe: maintenant }
  await getPrisma().sceauOuvert.upsert({ where: { id: 1 }, create: { id: 1, ...ouvert }, update: ouvert, select: { id: true } })
}
