const ENTITES: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
const decoder = (texte: string) => texte.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entite) => ENTITES[entite] ?? entite)

/** The hidden fields of the form that holds this button, as a browser without JavaScript would send them. */
export function champsCaches(html: string, bouton: string): Record<string, string> {
  const formulaires = html.split('<form').slice(1)
  const formulaire = formulaires.find((morceau) => morceau.split('</form>', 1)[0]?.includes(`>${bouton}`)) ?? ''
  const champs = formulaire.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)
  return Object.fromEntries(Array.from(champs, ([, nom = '', valeur = '']) => [decoder(nom), decoder(valeur)]))
}
