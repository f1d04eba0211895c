import { AlerteCachet } from '@/components/sceau/alerte-cachet'
import { Section } from '@/components/ui/page'
import type { PageJournal } from '@/lib/journal/loaders'
import { Bordereaux } from './bordereaux'
import { Controle } from './controle'
import { LignesJournal } from './lignes'
import { RechercheJournal } from './recherche'

/** The journal, for administrateurs: whether it is whole, its lines, its bills. */
export function Journal({ page }: { page: PageJournal }) {
  return (
    <>
      <AlerteCachet alerte={page.alerte} />
      <h1>Journal</h1>
      <p className="mt-4 max-w-[70ch]">
        Chaque ligne porte l’empreinte de la précédente de son dossier&nbsp;: une ligne modifiée, supprimée ou déplacée se voit.
      </p>
      <Section title="Vérification" id="verification">
        <Controle controle={page.controle} />
      </Section>
      <Section title="Lignes" id="lignes">
        <RechercheJournal filtre={page.filtre} />
        <LignesJournal {...page} />
      </Section>
      <Section title="Bordereaux quotidiens" id="bordereaux">
        <Bordereaux {...page} />
      </Section>
    </>
  )
}
