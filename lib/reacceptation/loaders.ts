import 'server-only'
import { notFound } from 'next/navigation'
import { dateVersionSchema } from '@/lib/cgu/schema'
import { exigerAdministrateur, exigerMembre } from '@/lib/core/session'
import { findBilan, findReacceptation, listAcceptations } from './data'
import { adresseAcceptations, reponseManquante } from './rules'
import { filtreAcceptationsSchema } from './schema'

/** What the pages of an organisme remind of: the CGU to accept again, or null. `suite` is the page's own address. */
export async function loadBandeau(suite: string) {
  const { organismeId, estGestionnaire } = await exigerMembre(suite)
  const attente = await findReacceptation(organismeId, new Date())
  return attente && { attente, estGestionnaire }
}
export type Bandeau = NonNullable<Awaited<ReturnType<typeof loadBandeau>>>

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/cgu/[date]/acceptations`: who has accepted a version and who has not, of the organismes with an open access. */
export async function loadAcceptations(date: string, parametres: Parametres) {
  const miseAJourLe = dateVersionSchema.safeParse(date)
  if (!miseAJourLe.success) notFound()
  const filtre = filtreAcceptationsSchema.parse(parametres)
  await exigerAdministrateur(adresseAcceptations(miseAJourLe.data, filtre))
  const maintenant = new Date()
  const bilan = await findBilan(miseAJourLe.data, maintenant)
  if (!bilan) notFound()
  const manquante = reponseManquante(bilan.avant, maintenant)
  const { reponse, apres } = filtre
  const acceptee = reponse && reponse === 'acceptee'
  const impossible = reponse !== null && reponse !== 'acceptee' && reponse !== manquante
  const page = impossible
    ? { lignes: [], suite: null }
    : await listAcceptations({ version: bilan.id, acceptee, apres }, maintenant)
  return { ...page, filtre, bilan, manquante, enVigueur: bilan.publieeLe <= maintenant }
}
export type PageAcceptations = Awaited<ReturnType<typeof loadAcceptations>>
