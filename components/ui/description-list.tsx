import type { ReactNode } from 'react'

/** Label and value pairs; an absent value reads « Non renseigné ». */
export function DescriptionList({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {items.map(({ label, value }) => (
        <div key={label} className="grid gap-x-6 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <dt className="font-semibold text-muted">{label}</dt>
          <dd className="min-w-0 whitespace-pre-line">{value || <span className="text-muted">Non renseigné</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
