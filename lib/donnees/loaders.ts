import 'server-only'
import { redirect } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { jourParis } from '@/lib/core/calendrier'
import { getOperateur } from '@/lib/core/operateur'
import { exigerSession } from '@/lib/core/session'
import { ecrireZip } from '@/lib/core/zip'
import { findFacteurs } from '@/lib/facteur/data'
import { preuveRecente } from '@/lib/facteur/rules'
import { lireDonnees, listAttaches } from './data'
import { assemblerCopie } from './document'
import { noterCopie } from './mutations'
import { retient } from './rules'

export const PAGE = '/mon-compte/donnees'

/** `/mon-compte/donnees`: whether the person has just proved who they are, and what keeps the account from being erased. */
export async function loadDonnees() {
  const { compteId, email, role, demonstration, preuveLe } = await exigerSession(PAGE)
  const maintenant = new Date()
  const attaches = role === 'organisme' ? await listAttaches(compteId, maintenant) : []
  const recente = preuveRecente(preuveLe, maintenant)
  const motDePasse = recente || (await findFacteurs(compteId)).motDePasse
  const rgc = attaches.filter(({ estRgc, accesEnCours }) => estRgc && accesEnCours)
  return { email, role, demonstration, recente, motDePasse, retenu: attaches.filter(retient), rgc }
}
export type MesDonnees = Awaited<ReturnType<typeof loadDonnees>>

/** The copy of one's data as a ZIP: for whoever has just proved who they are, else their page again. It counts as an export. */
export async function loadCopie() {
  const session = await exigerSession(PAGE)
  const { compteId, role, preuveLe } = session
  const maintenant = new Date()
  if (!preuveRecente(preuveLe, maintenant)) redirect(PAGE)
  await compterConsultation(session, 'export')
  await noterCopie(compteId, role, maintenant)
  const pieces = assemblerCopie(await lireDonnees(compteId), getOperateur(), maintenant)
  const nom = `Mes-donnees-Kairos-${jourParis(maintenant)}.zip`
  return { nom, flux: ecrireZip(pieces, maintenant) }
}
