import 'server-only'
import { transaction } from '@/lib/core/db'
import { ecrireJournal } from '@/lib/journal/mutations'

type Export = { agentId: string; format: 'csv' | 'xlsx'; filtre: string }

/** Notes that an agent takes a list out of the portal: before the first byte leaves, in the agent's own dossier. */
export const noterExport = ({ agentId, ...donnees }: Export, maintenant: Date): Promise<void> =>
  transaction((tx) =>
    ecrireJournal(tx, {
      acteur: { type: 'agent', compteId: agentId },
      evenement: 'file.exporter',
      compteId: agentId,
      donnees,
      maintenant,
    }),
  )
