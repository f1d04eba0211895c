import type { IncomingMessage } from 'node:http'

// Shared by the server and the pages, which are bundled apart.
const holder = globalThis as typeof globalThis & { kairosCorps?: Map<string, IncomingMessage> }

/** Keeps the raw body of a request within reach of the route that answers it, under the identifier of getContexte. */
export function garderCorps(requeteId: string, requete: IncomingMessage): void {
  holder.kairosCorps ??= new Map()
  holder.kairosCorps.set(requeteId, requete)
}

/** The body as it comes from the network, which no web stream has copied: for a route that reads it in no other way. */
export const corpsBrut = (requeteId: string) => holder.kairosCorps?.get(requeteId) ?? null

export const oublierCorps = (requeteId: string) => holder.kairosCorps?.delete(requeteId)
