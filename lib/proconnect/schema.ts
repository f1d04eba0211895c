import { z } from 'zod'
import { emailSchema } from '@/lib/compte/schema'
import { REFUS_PROCONNECT } from './rules'

const SUB_MAX = 255 // OpenID Connect Core 1.0, section 2

/** What ProConnect says of a person. Its e-mail counts unless ProConnect itself says that it was not verified. */
export const identiteSchema = z.object({
  sub: z.string().min(1).max(SUB_MAX),
  email: emailSchema,
  email_verified: z.literal(true).optional(),
})
export type Identite = z.output<typeof identiteSchema>

/** What we use of a provider's discovery document (OpenID Connect Discovery 1.0, section 3). */
export const decouverteSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
})
export type Decouverte = z.output<typeof decouverteSchema>

export const refusSchema = z.enum(REFUS_PROCONNECT).nullable().catch(null)
