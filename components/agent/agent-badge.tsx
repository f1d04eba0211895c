import { GeleBadge } from '@/components/repertoire/gele-badge'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { LIBELLE_ETAT } from '@/lib/agent/labels'
import { type EtatAgent, etatAgent } from '@/lib/agent/rules'

const ALLURES: Record<EtatAgent, { tone: BadgeTone; icon: IconName }> = {
  invite: { tone: 'pending', icon: 'clock' },
  actif: { tone: 'success', icon: 'check' },
  desactive: { tone: 'neutral', icon: 'stop' },
}

type Props = { agent: Parameters<typeof etatAgent>[0] & { geleLe: Date | null } }

/** State of an agent's account. */
export function AgentBadge({ agent }: Props) {
  if (agent.geleLe && !agent.desactiveLe) return <GeleBadge />
  const etat = etatAgent(agent)
  return <Badge {...ALLURES[etat]}>{LIBELLE_ETAT[etat]}</Badge>
}
