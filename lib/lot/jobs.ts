import 'server-only'
import type { JobData } from '@/lib/core/jobs'
import { errorFields, log } from '@/lib/core/log'
import { decider, ecrireMotif, type Projet } from '@/lib/decision/mutations'
import { estAgentActif, findLigneAFaire, type LigneAFaire } from './data'
import { AGENT_PARTI, INCIDENT_LIGNE, raisonLigne } from './labels'
import { finirLot, LigneDejaFaite, noterLigne, terminerLigne } from './mutations'

/** The decision of a line; for a correction, with the reason written for its demande. */
async function projetDe({ lot, ligne }: LigneAFaire, maintenant: Date): Promise<Projet | null> {
  if (lot.decision === 'accepter') return { evenement: 'accepter' }
  const { demandeId } = ligne
  const ecrit = await ecrireMotif({ demandeId, motif: lot.motif, modeleId: lot.modeleId }, maintenant)
  return ecrit.ok ? { evenement: 'demander_correction', motif: ecrit.motif, commentaires: {} } : null
}

async function faireLigne(aFaire: LigneAFaire, maintenant: Date): Promise<void> {
  const { lot, ligne } = aFaire
  if (!(await estAgentActif(lot.agentId))) return noterLigne(ligne, { statut: 'refusee', detail: AGENT_PARTI }, maintenant)
  const projet = await projetDe(aFaire, maintenant)
  if (!projet) return noterLigne(ligne, { statut: 'echec', detail: INCIDENT_LIGNE }, maintenant)
  const { demandeId, acceptationId, examenId } = ligne
  const decision = { demandeId, acceptationId, examenId, agentId: lot.agentId, modeleId: lot.modeleId, lotId: lot.id }
  const ensuite = (tx: Parameters<typeof terminerLigne>[0]) => terminerLigne(tx, ligne, { statut: 'faite' }, maintenant)
  const resultat = await decider({ ...decision, ensuite }, projet, maintenant)
  if (!resultat.ok) await noterLigne(ligne, { statut: 'refusee', detail: raisonLigne(resultat) }, maintenant)
}

/**
 * Carries out a launched lot, line by line, each in a transaction of its own that also keeps its outcome: taken again after a
 * crash it goes on where it was, and a line that fails leaves the others alone. Throws only when our own database fails.
 */
export async function faireLot({ lotId }: JobData['lot']): Promise<void> {
  for (let aFaire = await findLigneAFaire(lotId); aFaire; aFaire = await findLigneAFaire(lotId)) {
    const { ligne } = aFaire
    try {
      await faireLigne(aFaire, new Date())
    } catch (error) {
      if (error instanceof LigneDejaFaite) continue
      log.error({ event: 'lot.ligne', lotId, demandeId: ligne.demandeId, ...errorFields(error) })
      await noterLigne(ligne, { statut: 'echec', detail: INCIDENT_LIGNE }, new Date())
    }
  }
  await finirLot(lotId, new Date())
  log.info({ event: 'lot.fini', lotId })
}
