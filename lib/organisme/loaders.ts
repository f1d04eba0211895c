import 'server-only'
import { redirect } from 'next/navigation'
import { estEnCours } from '@/lib/acces/rules'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerGestionnaire, exigerMembre, exigerSession } from '@/lib/core/session'
import { findDemandeOuverte } from '@/lib/demande/data'
import { lireCommentaires } from '@/lib/demande/schema'
import { findFiche, findOrganisme } from './data'
import { marquerFicheVue } from './mutations'

/** Leads who has no organisme, or none any more, to where one is added. */
export async function orienterSansOrganisme(): Promise<void> {
  const { role, organismeId } = await exigerSession('/organisme')
  if (role === 'organisme' && organismeId === null) redirect('/organismes')
}

/** `/organisme`: the fiche, its demande and access, whether this is the first visit and whether a second factor may be offered. */
export async function loadFiche() {
  const { session, organismeId, estGestionnaire } = await exigerMembre('/organisme')
  await compterConsultation(session, 'lecture')
  const fiche = await findFiche(organismeId)
  const premiereVisite = fiche.organisme.ficheVueLe === null
  if (premiereVisite) await marquerFicheVue(organismeId, new Date())
  const accesEnCours = fiche.acces !== null && estEnCours(fiche.acces, new Date())
  const sansFacteur = !session.aFacteur && !session.demonstration
  return { ...fiche, accesEnCours, premiereVisite, estGestionnaire, sansFacteur }
}

/** `/organisme/modifier`, and what an agent has asked to correct in the fiche. */
export async function loadEdition() {
  const { session, organismeId } = await exigerGestionnaire('/organisme/modifier')
  await compterConsultation(session, 'lecture')
  const [organisme, ouverte] = await Promise.all([findOrganisme(organismeId), findDemandeOuverte(organismeId)])
  return { organisme, motif: ouverte?.motif ?? null, commentaires: lireCommentaires(ouverte?.commentaires) }
}
