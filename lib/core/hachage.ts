import 'server-only'
import { type BulkheadPolicy, BulkheadRejectedError, bulkhead } from 'cockatiel'

/** Too much to hash at once: said as such, and worth trying again in a few seconds. */
export class Surcharge extends Error {
  override name = 'Surcharge'
}

/** Who waits for a hash: a browser that the account knows is served apart from all the others, so that no flood is before it. */
export type File = 'connu' | 'autre'

// A hash takes 19 MiB and a core for some 30 ms. Together they leave a thread of Node's four to the rest.
const TAILLES: Record<File, [number, number]> = { connu: [1, 60], autre: [2, 40] }
const creer = (file: File) => bulkhead(...TAILLES[file])

// Next.js may evaluate a module more than once in a process: the queues must not be.
const holder = globalThis as typeof globalThis & { kairosHachage?: Record<File, BulkheadPolicy> }

/** Runs a piece of hashing when its turn comes. Throws Surcharge, at once, when its queue is full. */
export async function enFile<T>(file: File, travail: () => Promise<T>): Promise<T> {
  holder.kairosHachage ??= { connu: creer('connu'), autre: creer('autre') }
  try {
    return await holder.kairosHachage[file].execute(travail)
  } catch (error) {
    throw error instanceof BulkheadRejectedError ? new Surcharge() : error
  }
}
