import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerAgent } from '@/lib/core/session'
import { lireDemandeId } from '@/lib/demande/loaders'
import { findDossier, findSuite } from '@/lib/dossier/data'
import { findAlerteCachet } from '@/lib/sceau/data'
import { compterParStatut, listDemandesEnFile } from './data'
import { adresseFile, pagesPour, prevoirAcceptation } from './rules'
import { faitSchema, fileSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/demandes`: one page of the queue, and how many demandes there are in each state. */
export async function loadFile(parametres: Parametres) {
  const filtre = fileSchema.parse(parametres)
  await exigerAgent(adresseFile(filtre))
  const [demandes, nombres, alerte] = await Promise.all([
    listDemandesEnFile(filtre),
    compterParStatut(filtre),
    findAlerteCachet(new Date()),
  ])
  const tout = Object.values(nombres).reduce((somme, nombre) => somme + nombre, 0)
  const total = filtre.etat ? nombres[filtre.etat] : tout
  const pages = pagesPour(total)
  if (filtre.page > pages) redirect(adresseFile({ ...filtre, page: pages }))
  return { filtre, demandes, nombres, tout, total, pages, alerte }
}
export type FileDemandes = Awaited<ReturnType<typeof loadFile>>

/** `/admin/demandes/[id]`: the whole file of a demande in two statements, who did what, and what accepting would do. */
export async function loadDossier(id: string, { fait }: Parametres) {
  const demandeId = lireDemandeId(id)
  const { session } = await exigerAgent(`/admin/demandes/${demandeId}`)
  await compterConsultation(session, 'lecture')
  const [dossier, suite] = await Promise.all([findDossier(demandeId), findSuite(demandeId)])
  if (!dossier) notFound()
  const { demande, accesActuel } = dossier
  const maintenant = new Date()
  const prevision = prevoirAcceptation(demande.nature, accesActuel, maintenant)
  return { ...dossier, ...suite, prevision, maintenant, fait: faitSchema.parse(fait) }
}
export type DossierCharge = Awaited<ReturnType<typeof loadDossier>>
