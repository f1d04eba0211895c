/** Shows figures in the run's output, one line a row, the columns aligned. */
export function montrer(titre: string, lignes: [string, ...(string | number)[]][]): void {
  const largeur = Math.max(...lignes.map(([nom]) => nom.length))
  const rangee = ([nom, ...valeurs]: (typeof lignes)[number]) =>
    [nom.padEnd(largeur), ...valeurs.map((valeur) => String(valeur).padStart(8))].join(' ')
  process.stdout.write(`\n${[titre, ...lignes.map(rangee)].join('\n')}\n`)
}
