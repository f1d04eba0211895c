import 'server-only'
import { getPrisma } from '../db'

/** Age at which the worker's sign of life is too old: it writes one every 5 s. */
export const SILENCE_MAX_SECONDES = 30
const ATTENTE_MAX_MS = 2_000

export type Sante = { database: 'ok' | 'down'; worker: 'ok' | 'down' | 'unknown' }

/** Writes that the worker is alive, by the database's own clock: machines may disagree on the time. */
export async function battre(): Promise<void> {
  await getPrisma().$executeRaw`
    INSERT INTO "Battement" (nom, "vuLe") VALUES ('worker', now()) ON CONFLICT (nom) DO UPDATE SET "vuLe" = excluded."vuLe"`
}

/** State of the database and of the worker, in one statement and at most 2 s. Never throws. */
export async function lireSante(attenteMs = ATTENTE_MAX_MS): Promise<Sante> {
  const lecture = getPrisma().$queryRaw<{ vivant: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "Battement" WHERE nom = 'worker' AND "vuLe" > now() - make_interval(secs => ${SILENCE_MAX_SECONDES})
    ) AS vivant`
  const silence = new Promise<null>((resolve) => setTimeout(resolve, attenteMs, null).unref())
  const lignes = await Promise.race([lecture.catch(() => null), silence])
  if (!lignes) return { database: 'down', worker: 'unknown' }
  return { database: 'ok', worker: lignes[0]?.vivant ? 'ok' : 'down' }
}
