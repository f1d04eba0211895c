import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

const MOTIF = 'Des connexions inhabituelles ont été relevées.'

/** An access in each of its states and a revoked RGC, as agents and the organisme's people see them. */
export async function adressesAcces(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: agentId } = await fabrique.makeAgent()
  const adresses: Adresse[] = []
  for (const statut of ['actif', 'suspendu', 'retire', 'expire'] as const) {
    const { accesId, organismeId, compteId } = await fabrique.makeDemande({ statut: 'acceptee' })
    await fabrique.prisma.acces.update({ where: { id: accesId ?? '' }, data: { statut, motif: MOTIF } })
    if (statut === 'actif') {
      const revoque = { rgcRevoqueLe: new Date(), rgcRevoqueMotif: MOTIF }
      await fabrique.prisma.organisme.update({ where: { id: organismeId }, data: revoque })
    }
    const page = { fichier: 'app/admin/organismes/[id]/page.tsx', url: `/admin/organismes/${organismeId}`, compteId: agentId }
    const { raisonSociale } = await fabrique.prisma.organisme.findUniqueOrThrow({ where: { id: organismeId } })
    adresses.push(
      { ...page, nom: `organisme, accès ${statut}`, titre: raisonSociale },
      { fichier: 'app/organisme/page.tsx', url: '/organisme', nom: `fiche, accès ${statut}`, titre: /^Fiche/, compteId },
    )
  }
  return adresses
}
