import { z } from 'zod'
import { texteCourt } from '@/lib/core/texte'
import { NOM_REQUIS } from './labels'

export const NOM_MAX = 60
/** Longer than any authenticator's answer without attestation. */
const REPONSE_MAX = 16_000

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)

/** The JSON that a browser's script puts in a hidden field; without script, or when it is no JSON, there is none. */
const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(REPONSE_MAX)
    .transform((texte, ctx) => {
      try {
        return JSON.parse(texte)
      } catch {
        ctx.addIssue({ code: 'custom', message: 'JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
    .nullable()
    .catch(null)

const cle = {
  id: base64url.max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}

const usage = z.object({
  ...cle,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.max(100).optional(),
  }),
})
const ajout = z.object({
  ...cle,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .max(10)
      .optional()
      .catch(undefined),
  }),
})

const defi = z.uuid().nullable().catch(null)
const suite = z.string().max(500).optional().catch(undefined)

/** A passkey used at sign-in. */
export const usageSchema = z.object({ defi, reponse: json(usage).default(null), suite })
/** A passkey to add. */
export const ajoutSchema = z.object({
  nom: texteCourt({ max: NOM_MAX, message: NOM_REQUIS }),
  defi,
  reponse: json(ajout).default(null),
  suite,
})
export const cleSchema = z.object({ cle: z.uuid() })

export type Usage = z.output<typeof usage>
export type Ajout = z.output<typeof ajout>
