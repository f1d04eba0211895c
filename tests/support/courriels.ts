import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import type { Message } from '@/lib/courriel/rules'
import { MESSAGES } from './messages'

/** An e-mail waiting in the outbox. */
export const deposer = (message: Message = MESSAGES.activation) => transaction((tx) => ajouterCourriel(tx, message))

/** The row of an e-mail, as it is in the database. */
export const lireCourriel = (id: string) => getPrisma().courriel.findUniqueOrThrow({ where: { id } })

export type Travail = { id: string; state: string; attente: number }

/** The jobs of an e-mail; `attente`: seconds before it starts. */
export async function travaux(courrielId: string): Promise<Travail[]> {
  const { rows } = await getPool().query<Travail>(
    `SELECT id, state, round(extract(epoch FROM start_after - now()))::int AS attente
     FROM pgboss.job WHERE name = 'courriel' AND data->>'courrielId' = $1 ORDER BY created_on`,
    [courrielId],
  )
  return rows
}
