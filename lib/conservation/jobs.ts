import 'server-only'
import { log } from '@/lib/core/log'
import { listInactifs, listNonActives, listOrigines } from './data'
import { effacerOrigine, purger, supprimerNonActive, traiterInactif } from './mutations'
import { limites } from './rules'

/** How many of these were done, one transaction each: stopped between two, the next run goes on. */
async function compter(ids: string[], faire: (id: string) => Promise<boolean>): Promise<number> {
  let faits = 0
  for (const id of ids) if (await faire(id)) faits++
  return faits
}

/**
 * Job 'conservation', each night: what has been kept for its time goes (`DUREES`). Run twice or stopped half-way, the result is the
 * same: each step looks for what is due and decides again inside its own transaction.
 */
export async function appliquerConservation(maintenant = new Date()): Promise<void> {
  const bornes = limites(maintenant)
  const nonActives = await compter(await listNonActives(bornes), (id) => supprimerNonActive(id, maintenant))
  const suites = { rien: 0, prevenir: 0, fermer: 0 }
  for (const id of await listInactifs(bornes)) suites[await traiterInactif(id, maintenant)]++
  const origines = await compter(await listOrigines(bornes), (id) => effacerOrigine(id, maintenant))
  const purges = await purger(maintenant)
  const { prevenir: prevenus, fermer: fermes } = suites
  log.info({ event: 'conservation.faite', nonActives, prevenus, fermes, origines, ...purges })
}
