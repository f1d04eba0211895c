/** Where one is in the journey: « Étape 2 sur 4 : votre organisme », with a bar that repeats it to the eye. */
export function Steps({ current, total, label }: { current: number; total: number; label: string }) {
  return (
    <div className="mb-6">
      <p className="font-semibold text-muted">
        Étape {current} sur {total}&nbsp;: {label}
      </p>
      <div aria-hidden="true" className="mt-2 flex gap-1.5">
        {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
          <span key={step} className={`h-1.5 flex-1 rounded-full ${step <= current ? 'bg-primary' : 'bg-line'}`} />
        ))}
      </div>
    </div>
  )
}
