'use client'

/** A value and what is read of it. */
export type Option = [valeur: string, libelle: string]

type Props = { nom: string; label: string; vide: string; valeur: string | null; options: readonly Option[] }

/** One filter of the queue. A client component for the same reason as the rows: two hundred options go once, as words. */
export function Choix({ nom, label, vide, valeur, options }: Props) {
  return (
    <div className="min-w-0">
      <label htmlFor={`filtre-${nom}`} className="font-semibold">
        {label}
      </label>
      <select
        id={`filtre-${nom}`}
        name={nom}
        key={valeur}
        defaultValue={valeur ?? ''}
        className="mt-1 block min-h-11 w-full rounded border border-control bg-surface px-3 py-2 text-ink"
      >
        <option value="">{vide}</option>
        {options.map(([code, libelle]) => (
          <option key={code} value={code}>
            {libelle}
          </option>
        ))}
      </select>
    </div>
  )
}
