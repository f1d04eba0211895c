import 'server-only'
import { exigerSession } from '@/lib/core/session'
import { envoyeSchema } from './schema'

/** `/mon-compte/adresse`. */
export async function loadAdresse(envoye: string | string[] | undefined) {
  const { email, role } = await exigerSession('/mon-compte/adresse')
  return { email, agent: role !== 'organisme', envoye: envoyeSchema.parse(envoye) !== null }
}
