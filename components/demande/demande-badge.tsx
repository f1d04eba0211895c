import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { LIBELLE_STATUT_AGENT } from '@/lib/decision/labels'
import { LIBELLE_STATUT } from '@/lib/demande/labels'
import type { Statut } from '@/lib/demande/rules'

const ALLURES: Record<Statut, { tone: BadgeTone; icon: IconName }> = {
  brouillon: { tone: 'neutral', icon: 'pencil' },
  en_attente: { tone: 'pending', icon: 'clock' },
  a_corriger: { tone: 'pending', icon: 'warning' },
  acceptee: { tone: 'success', icon: 'check' },
  refusee: { tone: 'danger', icon: 'cross' },
  annulee: { tone: 'neutral', icon: 'stop' },
}

type Vue = 'organisme' | 'agent'

/** What the badge of a state shows, for a component that is given its words. */
export const pastilleDemande = (statut: Statut, vue: Vue) => ({
  ...ALLURES[statut],
  children: (vue === 'agent' ? LIBELLE_STATUT_AGENT : LIBELLE_STATUT)[statut],
})

/** State of a demande. An organisme reads the same words for a brouillon and for one that awaits a decision; agents don't. */
export const DemandeBadge = ({ statut, vue = 'organisme' }: { statut: Statut; vue?: Vue }) => (
  <Badge {...pastilleDemande(statut, vue)} />
)
