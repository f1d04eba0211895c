import type { Fabrique } from './fabrique'
import { expect } from './portail'

/** The document of the demonstration's organisme, once the worker has made it. */
export async function documentPret(fabrique: Fabrique) {
  const email = 'organisme@demo.kairos.test'
  const membre = await fabrique.prisma.membre.findFirstOrThrow({ where: { compte: { email } }, include: { organisme: true } })
  const { compteId, organismeId, organisme } = membre
  const where = { statut: 'pret', demande: { organismeId } } as const
  await expect.poll(() => fabrique.prisma.document.count({ where }), { timeout: 30_000 }).toBe(1)
  const { demandeId } = await fabrique.prisma.document.findFirstOrThrow({ where })
  const rgc = await fabrique.prisma.membre.findFirstOrThrow({ where: { organismeId, role: 'rgc' } })
  return { compteId, demandeId, siret: organisme.siret, rgcId: rgc.compteId }
}
