import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sha256 } from './chiffrement'
import { getPool } from './db'

const MINUTE = 60
const HEURE = 60 * MINUTE

/** How many tries in how many seconds. Kept in PostgreSQL, so they hold across instances. */
export const LIMITES = {
  connexion_compte: { points: 10, duration: 15 * MINUTE },
  connexion_adresse: { points: 60, duration: 15 * MINUTE },
  proconnect_adresse: { points: 120, duration: 15 * MINUTE },
  inscription_adresse: { points: 20, duration: HEURE },
  recherche_adresse: { points: 60, duration: 10 * MINUTE },
  courriel_compte: { points: 5, duration: HEURE },
  jeton_adresse: { points: 30, duration: 15 * MINUTE },
  formulaire_compte: { points: 120, duration: 10 * MINUTE },
} as const

export type NomLimite = keyof typeof LIMITES

const limiters = new Map<NomLimite, RateLimiterPostgres>()

function limiter(nom: NomLimite): RateLimiterPostgres {
  const existing = limiters.get(nom)
  if (existing) return existing
  const created = new RateLimiterPostgres({
    storeClient: getPool(),
    tableName: 'LimiteDebit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: nom,
    ...LIMITES[nom],
  })
  limiters.set(nom, created)
  return created
}

/** Counts one try; false when there were too many. The key (an e-mail, an address) is stored as a hash only. */
export async function consommer(nom: NomLimite, cle: string): Promise<boolean> {
  try {
    await limiter(nom).consume(sha256(cle))
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/** Forgets the tries of a key, after the right password for example. */
export async function oublier(nom: NomLimite, cle: string): Promise<void> {
  await limiter(nom).delete(sha256(cle))
}
