import { Button } from '@/components/ui/button'
import { LIBELLE_JOURNAL } from '@/lib/journal/labels'
import type { PageJournal } from '@/lib/journal/loaders'
import { EVENEMENTS } from '@/lib/journal/rules'

const CHAMP = 'min-h-11 min-w-0 rounded border border-control bg-surface px-3 py-2'

/** Filter of the journal: an ordinary GET form, so that a search has an address and needs no script. */
export function RechercheJournal({ filtre: { q, evenement } }: Pick<PageJournal, 'filtre'>) {
  return (
    <search>
      <form action="/admin/journal" className="flex flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1 basis-72">
          <label htmlFor="dossier" className="font-semibold">
            Dossier
          </label>
          <p id="dossier-aide" className="text-muted">
            Numéro SIRET, identifiant d’un dossier, ou «&nbsp;portail&nbsp;»
          </p>
          <input
            type="search"
            id="dossier"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-describedby="dossier-aide"
            className={`${CHAMP} mt-1 w-full`}
          />
        </div>
        <div className="min-w-0 flex-1 basis-60">
          <label htmlFor="evenement" className="font-semibold">
            Événement
          </label>
          <select
            id="evenement"
            name="evenement"
            key={evenement}
            defaultValue={evenement ?? ''}
            className={`${CHAMP} mt-1 w-full`}
          >
            <option value="">Tous</option>
            {EVENEMENTS.map((nom) => (
              <option key={nom} value={nom}>
                {LIBELLE_JOURNAL[nom]}
              </option>
            ))}
          </select>
        </div>
        <Button>Filtrer</Button>
      </form>
    </search>
  )
}
