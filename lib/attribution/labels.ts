export const MESSAGES_ATTRIBUTION = {
  introuvable: 'Cette demande n’existe pas.',
  deja_prise: 'Quelqu’un d’autre vient de s’en charger. Rechargez la page pour voir qui.',
  rien_a_prendre: 'Cette demande n’attend plus de décision\u00a0: personne n’a à s’en charger.',
  pas_a_vous: 'Vous ne vous chargez plus de cette demande. Rechargez la page pour voir qui s’en charge.',
  aucune: 'Aucune demande n’attend d’être prise en charge.',
} as const

/** Who else has the page open, in one sentence; null for nobody. */
export function phrasePresence(noms: string[]): string | null {
  if (noms.length === 0) return null
  const [dernier, ...autres] = noms.toReversed()
  const liste = autres.length > 0 ? `${autres.toReversed().join(', ')} et ${dernier}` : dernier
  return `${liste} ${noms.length > 1 ? 'ont' : 'a'} aussi cette demande sous les yeux.`
}
