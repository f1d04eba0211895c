export const METHODES = ['mot_de_passe', 'cle_acces', 'proconnect'] as const
export type Methode = (typeof METHODES)[number]

type Personne = {
  role: 'organisme' | 'agent' | 'administrateur'
  membres: readonly { role: 'gestionnaire' | 'rgc' }[]
  demonstration: boolean
}

/** Who must have a second factor: agents, administrateurs and RGC. Demonstration accounts have none. */
export const facteurExige = ({ role, membres, demonstration }: Personne) =>
  !demonstration && (role !== 'organisme' || membres.some((membre) => membre.role === 'rgc'))

/** Whether a session waits for the second factor: a passkey is both factors at once, ProConnect asks for its own. */
export const attendFacteur = (methode: Methode, aFacteur: boolean) => aFacteur && methode === 'mot_de_passe'
