import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { LIBELLE_VERSION } from '@/lib/publication/labels'
import type { EtatVersion } from '@/lib/publication/rules'

const ALLURES: Record<EtatVersion, { tone: BadgeTone; icon: IconName }> = {
  a_venir: { tone: 'pending', icon: 'clock' },
  en_vigueur: { tone: 'success', icon: 'check' },
  remplacee: { tone: 'neutral', icon: 'stop' },
}

/** Whether a version of the CGU counts now. */
export const VersionBadge = ({ etat }: { etat: EtatVersion }) => <Badge {...ALLURES[etat]}>{LIBELLE_VERSION[etat]}</Badge>
