import 'server-only'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerGestionnaire, exigerPersonne, type MembreDeSession } from '@/lib/core/session'
import { findMembres, listDemarches } from './data'
import { faitMembreSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/organisme/membres`: the people of the organisme, the invitations, and who asks to join. */
export async function loadMembres({ fait }: Parametres) {
  const { session, organismeId, compteId: moi } = await exigerGestionnaire('/organisme/membres')
  await compterConsultation(session, 'lecture')
  return { moi, ...(await findMembres(organismeId, new Date())), fait: faitMembreSchema.parse(fait) }
}
export type PageMembres = Awaited<ReturnType<typeof loadMembres>>

type Organisme = { organismeId: string; raisonSociale: string; siret: string; roles: MembreDeSession['role'][] }

/** Each organisme once, with the roles in it. */
function parOrganisme(membres: MembreDeSession[]): Organisme[] {
  const organismes = new Map<string, Organisme>()
  for (const { role, ...organisme } of membres) {
    const connu = organismes.get(organisme.organismeId)
    if (connu) connu.roles.push(role)
    else organismes.set(organisme.organismeId, { ...organisme, roles: [role] })
  }
  return [...organismes.values()]
}

/** `/organismes`: those of the person, the one that the session is about, and what the person asked for elsewhere. */
export async function loadOrganismes({ fait }: Parametres) {
  const { compteId, organismeId: courant, membres, gelees } = await exigerPersonne('/organismes')
  const demarches = await listDemarches(compteId)
  return { courant, organismes: parOrganisme(membres), gelees: gelees.length, ...demarches, fait: faitMembreSchema.parse(fait) }
}
export type PageOrganismes = Awaited<ReturnType<typeof loadOrganismes>>
