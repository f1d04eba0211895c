import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { findCourriel } from '@/lib/courriel/data'
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

/** What an address was sent, oldest first, contents read. */
export async function courriersDe(destinataire: string) {
  const lignes = await getPrisma().courriel.findMany({ where: { destinataire }, orderBy: { id: 'asc' } })
  const lus = await Promise.all(lignes.map(({ id }) => findCourriel(id)))
  return lus.map((courriel) => ({
    modele: courriel?.modele,
    html: courriel?.contenu?.html ?? '',
    texte: courriel?.contenu?.text ?? '',
  }))
}

/** The token of the last link sent to an address. */
export async function dernierJeton(destinataire: string): Promise<string> {
  const jetons = (await courriersDe(destinataire)).map(({ html }) => /[?&]jeton=([A-Za-z0-9_-]{43})"/.exec(html)?.[1])
  const jeton = jetons.filter((trouve) => trouve !== undefined).at(-1)
  if (!jeton) throw new Error(`no link was sent to ${destinataire}`)
  return jeton
}
