import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sha256 } from './chiffrement'
import { getPool } from './db'
import { reseauDe } from './requete'

const MINUTE = 60
const HEURE = 60 * MINUTE
const JOUR = 24 * HEURE

/** `jusqua`: each time it is crossed again within a day, the wait doubles, up to this many seconds. */
type Limite = { points: number; duration: number; jusqua?: number }

/** How many tries in how many seconds. Kept in PostgreSQL, so they hold across instances. */
export const LIMITES = {
  // Of browsers that the account does not know: whoever tries, known e-mail or not.
  connexion_compte: { points: 10, duration: 15 * MINUTE, jusqua: 4 * HEURE },
  connexion_adresse: { points: 60, duration: 15 * MINUTE },
  // Of one that it knows, so that a flood from elsewhere does not lock the owner out.
  connexion_appareil: { points: 10, duration: 15 * MINUTE, jusqua: 4 * HEURE },
  proconnect_adresse: { points: 120, duration: 15 * MINUTE },
  inscription_adresse: { points: 20, duration: HEURE },
  recherche_adresse: { points: 60, duration: 10 * MINUTE },
  courriel_compte: { points: 5, duration: HEURE },
  jeton_adresse: { points: 30, duration: 15 * MINUTE },
  // A code of six figures is one of a million, three of which are right: ten tries an hour leave a guess below 1 in 1,000 a day.
  facteur_compte: { points: 10, duration: HEURE, jusqua: 4 * HEURE },
  facteur_session: { points: 5, duration: 10 * MINUTE },
  secours_compte: { points: 10, duration: HEURE },
  // A challenge asked for, then its answer: two for each passkey used.
  cle_adresse: { points: 120, duration: 15 * MINUTE },
  preuve_compte: { points: 10, duration: 15 * MINUTE },
  ajout_compte: { points: 20, duration: HEURE },
  // Each sends e-mails to people who did not ask for any.
  invitation_organisme: { points: 20, duration: JOUR },
  rattachement_compte: { points: 5, duration: JOUR },
  reclamation_compte: { points: 3, duration: JOUR },
  formulaire_compte: { points: 120, duration: 10 * MINUTE },
} as const satisfies Record<string, Limite>

export type NomLimite = keyof typeof LIMITES

const limiters = new Map<string, RateLimiterPostgres>()

function limiter(nom: string, { points, duration }: Limite): RateLimiterPostgres {
  const existing = limiters.get(nom)
  if (existing) return existing
  const created = new RateLimiterPostgres({
    storeClient: getPool(),
    tableName: 'LimiteDebit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: nom,
    points,
    duration,
  })
  limiters.set(nom, created)
  return created
}

const empreinteDe = (nom: NomLimite, cle: string) => sha256(nom.endsWith('_adresse') ? reseauDe(cle) : cle)

/** How many tries were counted, this one included, and whether it was let through. */
async function compter(nom: string, limite: Limite, cle: string): Promise<{ permis: boolean; essais: number }> {
  try {
    return { permis: true, essais: (await limiter(nom, limite).consume(cle)).consumedPoints }
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { permis: false, essais: refusal.consumedPoints }
    throw refusal
  }
}

/** Longer waits for a limit that is crossed again and again: its duration, twice as long, four times… */
async function allonger(nom: NomLimite, limite: Limite, cle: string): Promise<void> {
  const { essais } = await compter(`${nom}_encore`, { points: 1, duration: JOUR }, cle)
  const attente = limite.duration * 2 ** Math.min(essais - 1, 20)
  await limiter(nom, limite).block(cle, Math.min(attente, limite.jusqua ?? limite.duration))
}

/** Counts one try; false when there were too many. The key (an e-mail, an address) is stored as a hash only. */
export async function consommer(nom: NomLimite, cle: string): Promise<boolean> {
  const limite: Limite = LIMITES[nom]
  const empreinte = empreinteDe(nom, cle)
  const { permis, essais } = await compter(nom, limite, empreinte)
  // Exactly one of those who cross it at once is the first.
  if (limite.jusqua && essais === limite.points + 1) await allonger(nom, limite, empreinte)
  return permis
}

/** Deletes the counts whose time is over. Returns how many. */
export async function purgerLimites(maintenant: Date): Promise<number> {
  const { rowCount } = await getPool().query('DELETE FROM "LimiteDebit" WHERE expire < $1', [maintenant.getTime()])
  return rowCount ?? 0
}

/** Forgets the tries of a key, after the right password for example. */
export async function oublier(nom: NomLimite, cle: string): Promise<void> {
  await limiter(nom, LIMITES[nom]).delete(empreinteDe(nom, cle))
}
