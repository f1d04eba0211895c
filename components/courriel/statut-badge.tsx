import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { STATUTS_COURRIEL } from '@/lib/courriel/labels'

type Statut = keyof typeof STATUTS_COURRIEL

const ALLURES: Record<Statut, { tone: BadgeTone; icon: IconName }> = {
  a_envoyer: { tone: 'pending', icon: 'clock' },
  envoye: { tone: 'neutral', icon: 'check' },
  echec: { tone: 'danger', icon: 'cross' },
  remis: { tone: 'success', icon: 'check' },
  rejete: { tone: 'danger', icon: 'cross' },
}

/** State of an e-mail, for agents and the demonstration mailbox. */
export function StatutCourrielBadge({ statut }: { statut: Statut }) {
  return <Badge {...ALLURES[statut]}>{STATUTS_COURRIEL[statut]}</Badge>
}
