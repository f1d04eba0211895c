import 'server-only'
import { notFound } from 'next/navigation'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { comparerTextes } from '@/lib/comparaison/rules'
import { exigerAdministrateur, getSession } from '@/lib/core/session'
import { findApercu, findBrouillon } from './data'
import { brouillonIdSchema, departSchema, faitBrouillonSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/cgu/brouillons/nouveau`: the text a new draft begins with. For administrateurs only, like all that follows. */
export async function loadNouveauBrouillon({ depart }: Parametres) {
  await exigerAdministrateur('/admin/cgu/brouillons/nouveau')
  if (departSchema.parse(depart) === 'vide') return { texte: '', depuis: null }
  const { texte, miseAJourLe } = await getCguEnVigueur(new Date())
  return { texte, depuis: miseAJourLe }
}

/** `/admin/cgu/brouillons/[id]` and the pages under it: one draft. */
export async function loadBrouillon(id: string, { fait }: Parametres = {}) {
  const lu = brouillonIdSchema.safeParse(id)
  if (!lu.success) notFound()
  await exigerAdministrateur(`/admin/cgu/brouillons/${lu.data}`)
  const brouillon = await findBrouillon(lu.data)
  if (!brouillon) notFound()
  return { brouillon, fait: faitBrouillonSchema.parse(fait) }
}
export type BrouillonCharge = Awaited<ReturnType<typeof loadBrouillon>>

/** `/admin/cgu/brouillons/[id]/comparer`: what the draft changes in the version in force. */
export async function loadComparaison(id: string) {
  const { brouillon } = await loadBrouillon(id)
  const enVigueur = await getCguEnVigueur(new Date())
  return { brouillon, enVigueur, articles: comparerTextes(enVigueur.texte, brouillon.texte) }
}
export type ComparaisonChargee = Awaited<ReturnType<typeof loadComparaison>>

/** The PDF of a draft; null for whoever is not an administrateur, like a missing one. */
export async function loadApercu(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const lu = brouillonIdSchema.safeParse(id)
  const session = await getSession()
  return lu.success && session?.role === 'administrateur' ? findApercu(lu.data) : null
}
