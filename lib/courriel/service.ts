import 'server-only'
import { createTransport } from 'nodemailer'
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import { Resend } from 'resend'
import { z } from 'zod'
import { getEnv } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'
import { classerResend, classerSmtp, type EchecEnvoi, enTete } from './rules'

export type MessageRendu = { id: string; destinataire: string; sujet: string; html: string; text: string }
export type ReponseEnvoi = { ok: true; fournisseurId: string } | ({ ok: false } & EchecEnvoi)

/** Sends one rendered message, without ever throwing. `conserve`: the content stays readable after the sending. */
export interface Expediteur {
  readonly conserve: boolean
  envoyer(message: MessageRendu): Promise<ReponseEnvoi>
}

const DELAI_MS = 10_000
// Machines must not answer a machine (RFC 3834).
const EN_TETES = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' }

const enveloppe = ({ destinataire, sujet, html, text }: MessageRendu) => ({
  from: getEnv().MAIL_FROM,
  to: enTete(destinataire),
  replyTo: getOperateur().courriel,
  subject: enTete(sujet),
  headers: EN_TETES,
  html,
  text,
})

// What the SDK hands over is what the network said: read as a stranger's.
const succes = z.object({ id: z.string().min(1) })
const refus = z.object({
  statusCode: z.number().nullable().catch(null),
  name: z.string().catch('inconnue'),
  message: z.string().catch(''),
})

/** Resend's API. The e-mail's id is the idempotency key: sent again within 24 hours, it is delivered once. */
export function expediteurResend(cle: string, baseUrl?: string, delaiMs = DELAI_MS): Expediteur {
  const client = new Resend(cle, baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, '') } : undefined)
  return {
    conserve: false,
    async envoyer(message) {
      const options = { idempotencyKey: message.id, signal: AbortSignal.timeout(delaiMs) }
      const { data, error, headers } = await client.emails.send(enveloppe(message), options)
      const accepte = succes.safeParse(data)
      if (accepte.success) return { ok: true, fournisseurId: accepte.data.id }
      const { statusCode, name, message: erreur } = refus.parse(typeof error === 'object' && error ? error : {})
      return { ok: false, ...classerResend({ statusCode, name, message: erreur }, headers?.['retry-after']) }
    },
  }
}

const erreurSmtp = z
  .object({
    code: z.string().optional().catch(undefined),
    responseCode: z.number().optional().catch(undefined),
    message: z.string().catch(''),
  })
  .catch({ message: 'inconnue' })

/** An SMTP server (`smtp://` or `smtps://`). The Message-ID comes from the e-mail's id: receivers recognise a second copy. */
export function expediteurSmtp(url: string, delaiMs = DELAI_MS): Expediteur {
  const delais = { connectionTimeout: delaiMs, greetingTimeout: delaiMs, socketTimeout: delaiMs, dnsTimeout: delaiMs }
  // createTransport({ url, … }) forgets every option but the URL: the transport is made here.
  const transport = createTransport(new SMTPTransport({ url, ...delais }))
  const domaine = /@([^>\s]+)/.exec(getEnv().MAIL_FROM)?.[1] ?? 'localhost'
  return {
    conserve: false,
    async envoyer(message) {
      const messageId = `<${message.id}@${domaine}>`
      try {
        await transport.sendMail({ ...enveloppe(message), messageId, disableFileAccess: true, disableUrlAccess: true })
        return { ok: true, fournisseurId: messageId }
      } catch (error) {
        return { ok: false, ...classerSmtp(erreurSmtp.parse(error)) }
      }
    },
  }
}

/** Sends nothing: the message stays in the demonstration mailbox. */
export const expediteurDemonstration: Expediteur = {
  conserve: true,
  envoyer: async () => ({ ok: true, fournisseurId: 'demonstration' }),
}

/** The sender that the settings ask for: Resend, else SMTP, else the demonstration mailbox. */
export function getExpediteur(): Expediteur {
  const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = getEnv()
  if (RESEND_API_KEY) return expediteurResend(RESEND_API_KEY, RESEND_BASE_URL)
  if (SMTP_URL) return expediteurSmtp(SMTP_URL)
  return expediteurDemonstration
}
