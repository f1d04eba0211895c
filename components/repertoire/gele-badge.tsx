import { Badge } from '@/components/ui/badge'

export function GeleBadge() {
  return (
    <Badge tone="danger" icon="stop">
      Gelé
    </Badge>
  )
}
