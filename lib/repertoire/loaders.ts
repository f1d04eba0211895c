import 'server-only'
import { notFound } from 'next/navigation'
import { listEtapesAcces } from '@/lib/acces/data'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerAgent } from '@/lib/core/session'
import { nommerComptes } from '@/lib/decision/data'
import { findOrganismeDetail, listOrganismes } from './data'
import { adresseOrganismes } from './rules'
import { filtreListeSchema, ligneIdSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** The identifier in a path, or the 404 of a page that does not exist. */
function lireId(id: string): string {
  const lu = ligneIdSchema.safeParse(id)
  return lu.success ? lu.data : notFound()
}

/** `/admin/organismes`: one page of all organismes. */
export async function loadOrganismes(parametres: Parametres) {
  const filtre = filtreListeSchema.parse(parametres)
  await exigerAgent(adresseOrganismes(filtre))
  return { filtre, ...(await listOrganismes(filtre)) }
}
export type PageOrganismes = Awaited<ReturnType<typeof loadOrganismes>>

/** `/admin/organismes/[id]`: one organisme, its people, demandes and accesses, and who looks at it. */
export async function loadOrganismeDetail(id: string) {
  const organismeId = lireId(id)
  const { session } = await exigerAgent(`/admin/organismes/${organismeId}`)
  await compterConsultation(session, 'lecture')
  const [organisme, etapes] = await Promise.all([findOrganismeDetail(organismeId), listEtapesAcces(organismeId)])
  if (!organisme) notFound()
  const { geleParId } = organisme
  const gelePar = geleParId ? ((await nommerComptes([geleParId]))[geleParId] ?? null) : null
  return { organisme, gelePar, etapes, session, maintenant: new Date() }
}
export type OrganismeCharge = Awaited<ReturnType<typeof loadOrganismeDetail>>
