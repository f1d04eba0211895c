import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import { suitePourDemandeur } from '@/lib/reclamation/rules'
import type { RoleMembre } from './rules'

export type MembreListe = {
  compteId: string
  email: string
  nom: string | null
  roles: RoleMembre[]
  depuis: Date
  actif: boolean
}

const COMPTE = { id: true, email: true, nom: true, activeLe: true, desactiveLe: true } as const

/** The people of an organisme, who is invited, and who asks to join, in one statement. */
export async function findMembres(id: OrganismeId, maintenant: Date) {
  const { membres, ...organisme } = await getPrisma().organisme.findUniqueOrThrow({
    where: { id },
    select: {
      raisonSociale: true,
      siret: true,
      membres: { orderBy: { creeLe: 'asc' }, select: { role: true, creeLe: true, compte: { select: COMPTE } } },
      invitations: {
        where: { accepteeLe: null, annuleeLe: null },
        orderBy: { creeLe: 'asc' },
        select: { id: true, email: true, creeLe: true, expireLe: true },
      },
      rattachements: {
        where: { statut: 'en_attente' },
        orderBy: { creeLe: 'asc' },
        select: { id: true, message: true, creeLe: true, compte: { select: { email: true, nom: true } } },
      },
    },
  })
  const gens = new Map<string, MembreListe>()
  for (const { role, creeLe, compte } of membres) {
    const { id: compteId, activeLe, desactiveLe, ...personne } = compte
    const connu = gens.get(compteId)
    if (connu) connu.roles.push(role)
    else gens.set(compteId, { compteId, ...personne, roles: [role], depuis: creeLe, actif: activeLe !== null && !desactiveLe })
  }
  const invitations = organisme.invitations.map((invitation) => ({ ...invitation, expiree: invitation.expireLe <= maintenant }))
  return { ...organisme, membres: [...gens.values()], invitations }
}

/** What an account asked for, newest first: to join organismes, and to have one back. Of a claim, only what this person is told. */
export async function listDemarches(compteId: string) {
  const compte = await getPrisma().compte.findUniqueOrThrow({
    where: { id: compteId },
    select: {
      rattachements: {
        orderBy: { creeLe: 'desc' },
        take: 20,
        select: { id: true, statut: true, creeLe: true, organisme: { select: { siret: true } } },
      },
      reclamations: {
        orderBy: { creeLe: 'desc' },
        take: 20,
        select: { id: true, statut: true, creeLe: true, organisme: { select: { siret: true } } },
      },
    },
  })
  const plat = <D extends { organisme: { siret: string } }>({ organisme, ...demarche }: D) => ({ ...demarche, ...organisme })
  const reclamations = compte.reclamations.map(({ statut, ...reclamation }) => ({
    ...plat(reclamation),
    suite: suitePourDemandeur(statut),
  }))
  return { rattachements: compte.rattachements.map(plat), reclamations }
}
