import { randomUUID } from 'node:crypto'
import { nouveauJeton } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { DUREE_INVITATION } from '@/lib/invitation/rules'
import { finOpposition, type StatutReclamation } from '@/lib/reclamation/rules'

const JOUR = 24 * 3_600_000
const ilYA = (jours: number) => new Date(Date.now() - jours * JOUR)

type SaisieInvitation = Partial<Omit<Prisma.InvitationUncheckedCreateInput, 'empreinte' | 'organismeId'>>

/** An open invitation to an organisme, and the token of its link, in clear. */
export async function makeInvitation(organismeId: string, donnees: SaisieInvitation = {}) {
  const { jeton, empreinte } = nouveauJeton()
  const expireLe = new Date(Date.now() + DUREE_INVITATION)
  const email = `invite-${randomUUID().slice(0, 8)}@essai.test`
  const data = { organismeId, email, inviteParId: randomUUID(), expireLe, ...donnees, empreinte }
  return { ...(await getPrisma().invitation.create({ data })), jeton }
}

export const makeRattachement = (
  organismeId: string,
  compteId: string,
  donnees: Partial<Prisma.RattachementUncheckedCreateInput> = {},
) => getPrisma().rattachement.create({ data: { organismeId, compteId, ...donnees } })

/** What the row of a claim holds in a state, opened by `agentId` and objected to by `opposantId`. */
const etat = (statut: StatutReclamation, agentId: string, opposantId: string) => {
  const examinee = { examineeLe: ilYA(2), examineeParId: agentId, reponse: 'Les pièces concordent.' }
  const ouverte = { ...examinee, oppositionAvant: finOpposition(ilYA(2)) }
  const opposee = { ...ouverte, opposeeLe: ilYA(1), opposeeParId: opposantId, oppositionMotif: 'Je dirige toujours le centre.' }
  const decidee = { decideeLe: new Date(), decideeParId: agentId, decisionMotif: 'Les statuts désignent la personne.' }
  switch (statut) {
    case 'deposee':
    case 'annulee':
      return {}
    case 'en_opposition':
      return ouverte
    case 'opposee':
      return opposee
    case 'refusee':
      return { ...opposee, ...decidee }
    case 'transferee':
      return { ...opposee, ...decidee, transfereeLe: new Date() }
  }
}

type SaisieReclamation = Partial<Prisma.ReclamationUncheckedCreateInput> & { statut?: StatutReclamation }

/** A claim in any state. No job, no e-mail. */
export const makeReclamation = (
  { organismeId, compteId }: { organismeId: string; compteId: string },
  { statut = 'deposee', ...donnees }: SaisieReclamation = {},
  { agentId = randomUUID(), opposantId = randomUUID() }: { agentId?: string; opposantId?: string } = {},
) =>
  getPrisma().reclamation.create({
    data: {
      organismeId,
      compteId,
      statut,
      motif: 'La personne qui gérait le compte est partie.\nMerci de me le confier.',
      creeLe: ilYA(3),
      ...etat(statut, agentId, opposantId),
      ...donnees,
    },
  })
