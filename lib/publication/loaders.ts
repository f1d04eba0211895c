import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { listBrouillons } from '@/lib/brouillon/data'
import { brouillonIdSchema } from '@/lib/brouillon/schema'
import { dateVersionSchema } from '@/lib/cgu/schema'
import { getDelais } from '@/lib/core/delais'
import { exigerAdministrateur } from '@/lib/core/session'
import { compterReacceptations } from '@/lib/reacceptation/data'
import { findSituation, findTexteVersion, listVersions } from './data'
import {
  adressePublication,
  dateProposee,
  deciderPublication,
  empreinteSituation,
  etatsVersions,
  pageBrouillon,
  pageVersion,
} from './rules'
import { choixSchema, faitVersionSchema, faitVersionsSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/cgu`: the drafts and every version. For administrateurs only, like all that follows. */
export async function loadVersions({ fait }: Parametres) {
  await exigerAdministrateur('/admin/cgu')
  const [brouillons, versions] = await Promise.all([listBrouillons(), listVersions()])
  return { brouillons, versions: etatsVersions(versions, new Date()), fait: faitVersionsSchema.parse(fait) }
}
export type PageVersions = Awaited<ReturnType<typeof loadVersions>>

/** `/admin/cgu/[date]`: one version, be it to come, with its text. */
export async function loadVersion(date: string, { fait }: Parametres) {
  const lu = dateVersionSchema.safeParse(date)
  if (!lu.success) notFound()
  await exigerAdministrateur(pageVersion(lu.data))
  const versions = etatsVersions(await listVersions(), new Date())
  const version = versions.find(({ miseAJourLe }) => miseAJourLe.getTime() === lu.data.getTime())
  const lue = version && (await findTexteVersion(version.miseAJourLe))
  return lue ? { ...version, texte: lue.texte, fait: faitVersionSchema.parse(fait) } : notFound()
}
export type PageVersion = Awaited<ReturnType<typeof loadVersion>>

async function chargerSituation(id: string, suite: string) {
  const lu = brouillonIdSchema.safeParse(id)
  if (!lu.success) notFound()
  await exigerAdministrateur(`${pageBrouillon(lu.data)}/${suite}`)
  return (await findSituation(lu.data)) ?? notFound()
}

/** `/admin/cgu/brouillons/[id]/publier`: what a publication is to be decided on; its choices when one comes back to change them. */
export async function loadPublication(id: string, parametres: Parametres) {
  const { brouillonId, versions } = await chargerSituation(id, 'publier')
  const maintenant = new Date()
  const choisi = choixSchema.safeParse(parametres).data ?? null
  return {
    brouillonId,
    choisi,
    proposee: dateProposee(versions, maintenant),
    delaiUsuel: getDelais().reacceptationJours,
    versions: etatsVersions(versions, maintenant),
  }
}
export type PagePublication = Awaited<ReturnType<typeof loadPublication>>

/** `/admin/cgu/brouillons/[id]/publier/confirmer`: the summary of a publication. What can't be read goes back to the form. */
export async function loadRecapitulatif(id: string, parametres: Parametres) {
  const situation = await chargerSituation(id, 'publier')
  const choix = choixSchema.safeParse(parametres)
  if (!choix.success) redirect(`${pageBrouillon(situation.brouillonId)}/publier`)
  const maintenant = new Date()
  const decision = deciderPublication(choix.data, situation, maintenant)
  return {
    brouillonId: situation.brouillonId,
    maintenant,
    retour: adressePublication(situation.brouillonId, choix.data),
    sha256: situation.sha256,
    choix: choix.data,
    decision,
    vu: empreinteSituation(situation, maintenant),
    versions: etatsVersions(situation.versions, maintenant),
    concernes: await compterReacceptations(maintenant),
  }
}
export type Recapitulatif = Awaited<ReturnType<typeof loadRecapitulatif>>
