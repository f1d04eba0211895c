import 'server-only'
import { notFound } from 'next/navigation'
import { exigerAdministrateur } from '@/lib/core/session'
import { findModele, listModeles } from './data'
import { faitModeleSchema, modeleIdSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/modeles`. */
export async function loadModeles({ fait }: Parametres) {
  await exigerAdministrateur('/admin/modeles')
  return { modeles: await listModeles(), fait: faitModeleSchema.parse(fait) }
}
export type PageModeles = Awaited<ReturnType<typeof loadModeles>>

/** `/admin/modeles/nouveau`: for administrateurs only. */
export async function loadNouveauModele(): Promise<void> {
  await exigerAdministrateur('/admin/modeles/nouveau')
}

/** `/admin/modeles/[id]`. */
export async function loadModele(id: string) {
  const lu = modeleIdSchema.safeParse(id)
  if (!lu.success) notFound()
  await exigerAdministrateur(`/admin/modeles/${lu.data}`)
  return (await findModele(lu.data)) ?? notFound()
}
