import { z } from 'zod'

const identifiant = z.uuid('Cette personne n’est pas dans votre organisme.')

export const membreSchema = z.object({ compteId: identifiant })
export const organismeChoisiSchema = z.object({ organismeId: z.uuid('Choisissez un organisme.') })

export const FAITS_MEMBRE = [
  'invite',
  'reinvite',
  'invitation_annulee',
  'retire',
  'promu',
  'accepte',
  'refuse',
  'quitte',
  'demande_envoyee',
  'demande_annulee',
  'reclamation_envoyee',
  'reclamation_annulee',
] as const
/** What was just done on the page one comes back to. */
export const faitMembreSchema = z.enum(FAITS_MEMBRE).nullable().catch(null)
export type FaitMembre = (typeof FAITS_MEMBRE)[number]
