/** How long a session lasts (docs/decisions/0003-sessions.md). Durations are in milliseconds. */
const MINUTE = 60_000

/** A session ends 12 hours after sign-in, whatever happens (ASVS 5.0, 7.3.2). */
export const DUREE_MAX = 12 * 60 * MINUTE
const INACTIVITE = { organisme: 120 * MINUTE, agent: 30 * MINUTE, administrateur: 30 * MINUTE } as const
/** How long before its end a session says that it will end. */
export const PREAVIS = 5 * MINUTE

type Role = keyof typeof INACTIVITE
type Usage = { creeLe: Date; vueLe: Date }
export type Fins = { inactivite: Date; absolue: Date }

/** The last instant of an unused session, and the first at which it is over however busy. */
export const finsDeSession = ({ creeLe, vueLe }: Usage, role: Role): Fins => ({
  inactivite: new Date(vueLe.getTime() + INACTIVITE[role]),
  absolue: new Date(creeLe.getTime() + DUREE_MAX),
})

/** Whether a session that nobody closed is still open. */
export function estOuverte(usage: Usage, role: Role, maintenant: Date): boolean {
  const { inactivite, absolue } = finsDeSession(usage, role)
  return maintenant <= inactivite && maintenant < absolue
}
