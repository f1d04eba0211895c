export const GENRES = ['correction', 'refus'] as const
export type Genre = (typeof GENRES)[number]

/** What a reason may hold in braces, replaced by what the demande says. */
export const VARIABLES = ['organisme', 'siret', 'signataire', 'date'] as const
export type Variable = (typeof VARIABLES)[number]
export type Valeurs = Record<Variable, string>

const ACCOLADES = /\{([^{}\n]{0,60})\}/g
const estVariable = (nom: string): nom is Variable => VARIABLES.some((variable) => variable === nom)

/** The names in braces that are no variable, each once, as they are written. */
export const variablesInconnues = (texte: string): string[] => [
  ...new Set(Array.from(texte.matchAll(ACCOLADES), ([, nom = '']) => nom).filter((nom) => !estVariable(nom))),
]

/** The text with its variables replaced, once: what a value holds is never read again. */
export const remplir = (texte: string, valeurs: Valeurs): string =>
  texte.replace(ACCOLADES, (accolades, nom: string) => (estVariable(nom) ? valeurs[nom] : accolades))
