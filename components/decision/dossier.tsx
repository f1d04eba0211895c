import { Section } from '@/components/ui/page'
import type { DossierCharge } from '@/lib/decision/loaders'
import { Decision } from './decision'
import { DossierDemande } from './dossier-demande'
import { DossierDocuments, DossierHistoire } from './dossier-suivi'
import { DossierTete } from './dossier-tete'

/** One demande with everything an agent needs: what is asked, by whom, what proves it, and the decision beside it. */
export function Dossier({ dossier }: { dossier: DossierCharge }) {
  return (
    <>
      <DossierTete dossier={dossier} />
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <DossierDemande dossier={dossier} />
        </div>
        <div>
          <Section title="Décision" id="decision">
            <Decision dossier={dossier} />
          </Section>
          <DossierDocuments dossier={dossier} />
          <DossierHistoire dossier={dossier} />
        </div>
      </div>
    </>
  )
}
