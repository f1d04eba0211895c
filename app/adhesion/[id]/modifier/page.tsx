import type { Metadata } from 'next'
import { CorrectionNotice } from '@/components/demande/correction-notice'
import { ModificationDemandeForm } from '@/components/demande/demande-form'
import { BandeauCgu } from '@/components/reacceptation/bandeau-cgu'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { loadModification } from '@/lib/demande/loaders'
import { loadBandeau } from '@/lib/reacceptation/loaders'

export const metadata: Metadata = { title: 'Modifier la demande' }

export default async function ModifierDemande({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const [{ demandeId, motif, commentaires, valideeLe, personnes }, bandeau] = await Promise.all([
    loadModification(id),
    loadBandeau(`/adhesion/${id}/modifier`),
  ])
  return (
    <Page>
      <h1 className="mb-6">Modifier le signataire de la demande</h1>
      <div className="mb-8 space-y-4">
        <BandeauCgu bandeau={bandeau} />
        {motif ? <CorrectionNotice motif={motif} commentaires={commentaires} /> : null}
        {valideeLe ? (
          <Notice tone="warning" title="Vous devrez valider de nouveau votre demande">
            <p>Une fois la modification enregistrée, vous accepterez à nouveau les conditions générales d’utilisation.</p>
          </Notice>
        ) : null}
      </div>
      <ModificationDemandeForm
        demandeId={demandeId}
        initial={personnes}
        commentaires={commentaires}
        retour={{ href: `/adhesion/${demandeId}`, label: 'Retour à la demande' }}
      />
    </Page>
  )
}
