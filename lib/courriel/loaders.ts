import 'server-only'
import { notFound } from 'next/navigation'
import { getEnv } from '@/lib/core/env'
import { COURRIELS_PAR_PAGE, type CourrielLisible, findCourriel, listCourriels } from './data'
import { courrielIdSchema, pageSchema } from './schema'

export type Boite = { courriels: CourrielLisible[]; page: number; pages: number; total: number }

/** The mailbox shows other people's links: it exists in demonstration mode only, a 404 everywhere else. */
function exigerDemonstration(): void {
  if (getEnv().KAIROS_DEMO !== '1') notFound()
}

/** One page of the demonstration mailbox. */
export async function loadBoite(saisie: unknown): Promise<Boite> {
  exigerDemonstration()
  const page = pageSchema.parse(saisie)
  const { courriels, total } = await listCourriels({ page })
  return { courriels, page, pages: Math.max(1, Math.ceil(total / COURRIELS_PAR_PAGE)), total }
}

/** One e-mail of the demonstration mailbox, or a 404. */
export async function loadCourriel(saisie: unknown): Promise<CourrielLisible> {
  exigerDemonstration()
  const id = courrielIdSchema.parse(saisie)
  return (id && (await findCourriel(id))) || notFound()
}
