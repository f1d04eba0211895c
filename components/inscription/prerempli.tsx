import { Notice } from '@/components/ui/notice'
import type { EtablissementLu } from '@/lib/inscription/loaders'
import { REPONSES_ANNUAIRE } from '@/lib/organisme/labels'

/** What the directory said, above the form that it fills. */
export function Prerempli({ annuaire, suite }: { annuaire: EtablissementLu['annuaire']; suite: string }) {
  return (
    <div className="mt-4 mb-8">
      {annuaire.statut === 'trouve' ? (
        <p>Voici ce que l’annuaire des entreprises indique. Vérifiez, corrigez si besoin, puis {suite}.</p>
      ) : (
        <Notice tone="warning" title={REPONSES_ANNUAIRE[annuaire.statut]} />
      )}
    </div>
  )
}
