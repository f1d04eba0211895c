/** A few numbers that count, large. */
export function Chiffres({ chiffres }: { chiffres: { label: string; valeur: string }[] }) {
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {chiffres.map(({ label, valeur }) => (
        <div key={label} className="flex flex-col-reverse justify-end border-l-4 border-primary bg-wash p-4">
          <dt className="text-muted">{label}</dt>
          <dd className="text-2xl leading-8 font-bold tabular-nums">{valeur}</dd>
        </div>
      ))}
    </dl>
  )
}
