import { Notice } from '@/components/ui/notice'
import { phrasesAlerte } from '@/lib/sceau/labels'
import type { AlerteCachet as Alerte } from '@/lib/sceau/rules'

/** At the top of agents' pages, from 60 days before the seal ends; nothing otherwise. */
export function AlerteCachet({ alerte }: { alerte: Alerte | null }) {
  if (!alerte) return null
  const { titre, suite } = phrasesAlerte(alerte)
  return (
    <div className="mb-6 max-w-[70ch]">
      <Notice tone={alerte.etat === 'fini' ? 'danger' : 'warning'} title={titre}>
        <p>{suite}</p>
      </Notice>
    </div>
  )
}
