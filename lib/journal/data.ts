import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { Evenement } from './rules'

export type EtapeJournal = {
  id: string
  le: Date
  evenement: Evenement
  acteurType: 'membre' | 'agent' | 'systeme'
  acteurId: string | null
  motif: string | null
}

const motifDe = (donnees: unknown) =>
  typeof donnees === 'object' && donnees !== null && 'motif' in donnees && typeof donnees.motif === 'string'
    ? donnees.motif
    : null

/** The lines of one demande, oldest first. The caller has checked who may read them. */
export async function listJournalDeDemande(demandeId: string): Promise<EtapeJournal[]> {
  const lignes = await getPrisma().journal.findMany({ where: { demandeId }, orderBy: { id: 'asc' } })
  return lignes.map(({ id, creeLe, evenement, acteurType, acteurId, donnees }) => ({
    id: String(id),
    le: creeLe,
    evenement: evenement as Evenement,
    acteurType,
    acteurId,
    motif: motifDe(donnees),
  }))
}
