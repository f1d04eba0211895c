import 'server-only'
import { transaction } from '@/lib/core/db'
import { ecrireJournal } from '@/lib/journal/mutations'

type Telechargement = { agentId: string; organismeId: string; acceptationId: string }

/** Notes that an agent took a proof away, with the people it names: in the organisme's dossier, not on its demande's page. */
export const noterTelechargement = ({ agentId, organismeId, acceptationId }: Telechargement, maintenant: Date): Promise<void> =>
  transaction((tx) =>
    ecrireJournal(tx, {
      acteur: { type: 'agent', compteId: agentId },
      evenement: 'preuve.telecharger',
      organismeId,
      donnees: { acceptationId },
      maintenant,
    }),
  )
