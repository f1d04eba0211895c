/** The figure that completes `debut` so that the whole passes Luhn. */
function cle(debut: string): string {
  const somme = Array.from(debut, Number)
    .reverse()
    .map((n, rang) => (rang % 2 === 0 ? n * 2 : n))
    .reduce((total, n) => total + (n > 9 ? n - 9 : n), 0)
  return String((10 - (somme % 10)) % 10)
}

const complete = (debut: string) => debut + cle(debut)

/** A SIREN that passes its check, in a series (999…) that INSEE does not give. One `graine`, one SIREN (0 to 99 999). */
export const sirenInvente = (graine: number) => complete(`999${String(graine).padStart(5, '0')}`)

/** A valid invented SIRET; `etablissement` (1 to 9 999) numbers the establishments of one SIREN. */
export const siretInvente = (graine: number, etablissement = 1) =>
  complete(sirenInvente(graine) + String(etablissement).padStart(4, '0'))
