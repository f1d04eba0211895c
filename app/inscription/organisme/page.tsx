import type { Metadata } from 'next'
import { InscriptionForm } from '@/components/inscription/inscription-form'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { loadInscriptionOrganisme } from '@/lib/inscription/loaders'
import { listesOrganisme } from '@/lib/organisme/communes'
import { REPONSES_ANNUAIRE } from '@/lib/organisme/labels'
import { formatSiret } from '@/lib/organisme/rules'

export const metadata: Metadata = { title: 'Votre organisme' }

export default async function InscriptionOrganisme({ searchParams }: { searchParams: Promise<{ siret?: string | string[] }> }) {
  const { siret, annuaire } = await loadInscriptionOrganisme((await searchParams).siret)
  const etablissement = 'etablissement' in annuaire ? annuaire.etablissement : null
  const { ndas = [], siret: _, ...connu } = etablissement ?? {}
  const initial = { ...connu, nda: ndas[0] ?? null }
  return (
    <Page>
      <Steps current={2} total={4} label="votre organisme et votre compte" />
      <h1>Votre organisme</h1>
      <div className="mt-4 mb-8">
        {annuaire.statut === 'trouve' ? (
          <p>Voici ce que l’annuaire des entreprises indique. Vérifiez, corrigez si besoin, puis créez votre compte.</p>
        ) : (
          <Notice tone="warning" title={REPONSES_ANNUAIRE[annuaire.statut]} />
        )}
      </div>
      <InscriptionForm
        siret={siret}
        siretAffiche={formatSiret(siret)}
        initial={initial}
        listes={listesOrganisme(etablissement?.codePostal ?? null)}
      />
    </Page>
  )
}
