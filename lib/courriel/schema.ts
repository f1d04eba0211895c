import { z } from 'zod'
import { ISSUES_RESEND, type IssueResend } from './rules'

/** Page number of a list, from 1; anything else reads as the first page. */
export const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

/** Identifier of an e-mail; null when it can't be one. */
export const courrielIdSchema = z.uuid().nullable().catch(null)

const RAISON_MAX = 300
const raison = z
  .object({ message: z.string() })
  .nullish()
  .catch(null)
  .transform((lue) => lue?.message.slice(0, RAISON_MAX) ?? null)

/** One event of Resend's webhook about an e-mail that came to its end; null for the others, which say nothing of use here. */
export const suiviResendSchema = z
  .object({
    type: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    data: z.object({
      email_id: z.string().min(1).max(200),
      bounce: raison,
      failed: z.object({ reason: z.string() }).nullish().catch(null),
    }),
  })
  .transform(({ type, created_at, data: { email_id, bounce, failed } }) =>
    Object.hasOwn(ISSUES_RESEND, type)
      ? {
          fournisseurId: email_id,
          issue: ISSUES_RESEND[type as IssueResend],
          raison: bounce ?? failed?.reason.slice(0, RAISON_MAX) ?? null,
          survenuLe: new Date(created_at),
        }
      : null,
  )
