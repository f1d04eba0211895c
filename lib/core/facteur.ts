type Personne = {
  role: 'organisme' | 'agent' | 'administrateur'
  membres: readonly { role: 'gestionnaire' | 'rgc' }[]
  demonstration: boolean
}

/** Who must have a second factor: agents, administrateurs and RGC. Demonstration accounts have none. */
export const facteurExige = ({ role, membres, demonstration }: Personne) =>
  !demonstration && (role !== 'organisme' || membres.some((membre) => membre.role === 'rgc'))
