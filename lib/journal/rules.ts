/** Who did it. An agent's name is shown to agents only; organisations read « Pôle emploi ». */
export type Acteur = { type: 'membre'; compteId: string } | { type: 'agent'; compteId: string } | { type: 'systeme' }

/** Every event the journal knows. A new event gets its line here and its words in labels.ts. */
export const EVENEMENTS = [
  'organisme.creer',
  'organisme.modifier',
  'organisme.verifier',
  'compte.creer',
  'compte.activer',
  'compte.changer_mot_de_passe',
  'demande.enregistrer',
  'demande.modifier',
  'demande.valider',
  'demande.accepter',
  'demande.demander_correction',
  'demande.refuser',
  'demande.annuler',
  'acces.ouvrir',
  'acces.prolonger',
  'document.produire',
] as const

export type Evenement = (typeof EVENEMENTS)[number]
