import { Button } from './button'

/** A search by GET: its words are in the page's address. */
export function SearchForm({ action, label, hint, q }: { action: string; label: string; hint: string; q: string }) {
  return (
    <search>
      <form action={action} className="max-w-page">
        <label htmlFor="recherche" className="font-semibold">
          {label}
        </label>
        <p id="recherche-aide" className="text-muted">
          {hint}
        </p>
        <div className="mt-1 flex flex-wrap gap-3">
          <input
            type="search"
            id="recherche"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-describedby="recherche-aide"
            className="min-h-11 min-w-0 flex-1 basis-60 rounded border border-control bg-surface px-3 py-2"
          />
          <Button variant="secondary">Rechercher</Button>
        </div>
      </form>
    </search>
  )
}
