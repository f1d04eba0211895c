const MINUTE = 60_000
const PREMIER_DELAI = 500
const DELAI_MAX = 15_000
/** Ends within a minute after which a process is given up: something is wrong that another start won't cure. */
export const FINS_MAX = 5

export type Decision = { relancer: true; delai: number } | { relancer: false }

/** What to do of a process that ended by itself: start it again after a growing delay (ms), or give it up. */
export function deciderRelance(fins: number[], maintenant: number): Decision {
  const recentes = fins.filter((fin) => fin > maintenant - MINUTE).length
  if (recentes >= FINS_MAX) return { relancer: false }
  return { relancer: true, delai: Math.min(PREMIER_DELAI * 2 ** Math.max(recentes - 1, 0), DELAI_MAX) }
}
