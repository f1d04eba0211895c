import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerGestionnaire, exigerMembre, observerSession } from '@/lib/core/session'
import { journalDeDemande, lireJournalDeDemande } from '@/lib/journal/data'
import { findReacceptation } from '@/lib/reacceptation/data'
import { findDemande, findDemandeOuverte, findDepart, findEtat } from './data'
import { ecrireEtat } from './labels'
import { natureNouvelle } from './rules'
import { demandeIdSchema, lireCommentaires } from './schema'

/** The identifier in a path, or the 404 of a page that does not exist. */
export function lireDemandeId(id: string): string {
  const lu = demandeIdSchema.safeParse(id)
  return lu.success ? lu.data : notFound()
}

/** `/adhesion/nouvelle`: the organisme, what is known of its people, what the demande would be; or its open demande. */
export async function loadNouvelleDemande(souhait: 'renouvellement' | null) {
  const { session, organismeId } = await exigerGestionnaire('/adhesion/nouvelle')
  await compterConsultation(session, 'lecture')
  const { organisme, ouverteId, personnes, acces } = await findDepart(organismeId)
  if (ouverteId) redirect(`/adhesion/${ouverteId}`)
  return { organisme, personnes, nature: natureNouvelle(acces, souhait, new Date()) }
}

/**
 * `/adhesion/[id]`: the demande, its journal, and the CGU text to read: the accepted one, or the one in force when it is still
 * to be accepted. `attente`: the organisme has to accept the CGU again, here (`aReaccepter`) or on another demande's page.
 */
export async function loadDemande(id: string) {
  const demandeId = lireDemandeId(id)
  const { session, organismeId, estGestionnaire } = await exigerMembre(`/adhesion/${demandeId}`)
  const journal = lireJournalDeDemande(await compterConsultation(session, 'lecture', journalDeDemande(demandeId)))
  const maintenant = new Date()
  const [demande, attente] = await Promise.all([findDemande(demandeId, organismeId), findReacceptation(organismeId, maintenant)])
  if (!demande) notFound()
  const aReaccepter = attente?.demandeId === demandeId
  const enVigueur = demande.acceptation && !aReaccepter ? null : await getCguEnVigueur(maintenant)
  const cgu = enVigueur ?? demande.acceptation?.cguVersion
  if (!cgu) throw new Error('no CGU in force')
  return { demande, journal, cgu, attente, aReaccepter, estGestionnaire }
}

/** `/adhesion/[id]/etat`: where the demande stands, or null for whoever may not know. A page asks it alone: that is no use of the session. */
export async function loadEtat(id: string): Promise<string | null> {
  const demandeId = demandeIdSchema.safeParse(id)
  const session = await observerSession()
  if (!demandeId.success || !session) return null
  const etat = await findEtat(
    demandeId.data,
    session.membres.map(({ organismeId }) => organismeId),
  )
  return etat && ecrireEtat(etat.statut, etat.document)
}

/** `/adhesion/[id]/modifier`: the people of an open demande, and what an agent asked to correct. */
export async function loadModification(id: string) {
  const demandeId = lireDemandeId(id)
  const { session, organismeId } = await exigerGestionnaire(`/adhesion/${demandeId}/modifier`)
  await compterConsultation(session, 'lecture')
  const demande = await findDemandeOuverte(organismeId)
  if (demande?.id !== demandeId) notFound()
  const { motif, commentaires, valideeLe, id: _, statut: _statut, ...personnes } = demande
  return { demandeId, motif, commentaires: lireCommentaires(commentaires), valideeLe, personnes }
}
