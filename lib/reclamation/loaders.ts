import 'server-only'
import { notFound } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerAgent, exigerPersonne } from '@/lib/core/session'
import { nommerComptes } from '@/lib/decision/data'
import { findOpposable, findReclamation, listReclamations } from './data'
import { adresseReclamations } from './rules'
import { faitReclamationSchema, filtreReclamationsSchema, reclamationIdSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

const lireId = (saisie: string) => {
  const lu = reclamationIdSchema.safeParse(saisie)
  return lu.success ? lu.data : notFound()
}

/** `/admin/reclamations`: one page of the claims in a state, or of those that wait for an agent. */
export async function loadReclamations(parametres: Parametres) {
  const filtre = filtreReclamationsSchema.parse(parametres)
  await exigerAgent(adresseReclamations(filtre))
  return { filtre, ...(await listReclamations(filtre)) }
}
export type PageReclamations = Awaited<ReturnType<typeof loadReclamations>>

/** `/admin/reclamations/[id]`: both sides of a claim. */
export async function loadReclamation(saisie: string, { fait }: Parametres) {
  const id = lireId(saisie)
  const { session } = await exigerAgent(`/admin/reclamations/${id}`)
  await compterConsultation(session, 'lecture')
  const reclamation = await findReclamation(id)
  if (!reclamation) notFound()
  const { examineeParId, decideeParId, opposeeParId } = reclamation
  const noms = await nommerComptes([examineeParId, decideeParId, opposeeParId])
  return { reclamation, noms, fait: faitReclamationSchema.parse(fait) }
}
export type ReclamationChargee = Awaited<ReturnType<typeof loadReclamation>>

/** `/opposition/[id]`: what the gestionnaires of the organisme are told of a claim; to anybody else it does not exist. */
export async function loadOpposition(saisie: string, { fait }: Parametres) {
  const id = lireId(saisie)
  const { compteId } = await exigerPersonne(`/opposition/${id}`)
  const opposition = await findOpposable(id, compteId)
  if (!opposition) notFound()
  return { ...opposition, ouverte: opposition.statut === 'en_opposition', fait: fait === '1' }
}
export type Opposition = Awaited<ReturnType<typeof loadOpposition>>
