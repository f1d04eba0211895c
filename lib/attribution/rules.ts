/** How long after its last sign of life a page of a demande counts as open. */
export const PRESENCE_MS = 90_000
/** A page with JavaScript says every so often that it is still open. */
export const BATTEMENT_MS = 30_000
/** Signs of life are kept no longer than that. */
export const PRESENCE_GARDEE_MS = 24 * 3_600_000

/** What someone takes in charge: what awaits a decision, or will come back corrected. */
export const ATTRIBUABLES = ['en_attente', 'a_corriger'] as const
