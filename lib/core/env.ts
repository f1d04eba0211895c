import { resolve } from 'node:path'
import { z } from 'zod'
import { Faute } from './demarrage/faute'

const vide = (value: unknown) => (value === '' ? undefined : value)
const texte = z.preprocess(vide, z.string().optional())
const chemin = z.preprocess(
  vide,
  z
    .string()
    .transform((fichier) => resolve(fichier))
    .optional(),
)
const separer = (liste: string) =>
  liste
    .split(',')
    .map((element) => element.trim())
    .filter(Boolean)
const entier = (defaut: number) => z.preprocess(vide, z.coerce.number().int().nonnegative().default(defaut))

/** Every setting of the project; `.env.example` explains each one. */
export const envSchema = z.object({
  DATABASE_URL: z.preprocess(vide, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  DATABASE_POOL: entier(10),
  PORT: z.preprocess(vide, z.coerce.number().int().min(1).max(65_535).default(3000)),
  KAIROS_DATA_DIR: z.preprocess(
    vide,
    z
      .string()
      .default('.kairos')
      .transform((dir) => resolve(dir)),
  ),
  NEXTAUTH_URL: z.preprocess(vide, z.url({ protocol: /^https?$/ }).optional()),
  NEXTAUTH_SECRET: z.preprocess(vide, z.string().min(32).optional()),
  /** Read by Next.js itself, at build and at run time. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: texte,
  RESEND_API_KEY: texte,
  RESEND_BASE_URL: z.preprocess(vide, z.url().optional()),
  RESEND_WEBHOOK_SECRET: z.preprocess(
    vide,
    z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{20,}={0,2}$/, 'must look like whsec_…')
      .optional(),
  ),
  SMTP_URL: z.preprocess(vide, z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: z.preprocess(vide, z.string().default('Kairos <ne-pas-repondre@kairos.test>')),
  ANNUAIRE_URL: z.preprocess(vide, z.url().default('https://recherche-entreprises.api.gouv.fr')),
  INSEE_URL: z.preprocess(vide, z.url().default('https://api.insee.fr/api-sirene/3.11')),
  INSEE_API_KEY: texte,
  /** Without it, the DGEFP's own address; in demonstration, none. */
  DGEFP_URL: z.preprocess(vide, z.url({ protocol: /^https?$/ }).optional()),
  SEAL_P12: chemin,
  SEAL_P12_PASSWORD: texte,
  SEAL_ANCHORS: chemin,
  TSA_URL: z
    .preprocess(vide, z.string().default(''))
    .transform(separer)
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  PROCONNECT_ISSUER: z.preprocess(vide, z.url({ protocol: /^https?$/ }).optional()),
  PROCONNECT_CLIENT_ID: texte,
  PROCONNECT_CLIENT_SECRET: texte,
  TRUSTED_PROXIES: entier(0),
  LOG_LEVEL: z.preprocess(vide, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  OPERATEUR_NOM: texte,
  OPERATEUR_ADRESSE: texte,
  OPERATEUR_TELEPHONE: texte,
  OPERATEUR_COURRIEL: texte,
  SERVICE_NOM: texte,
  KAIROS_DEMO: z.preprocess(vide, z.enum(['0', '1']).default('0')),
})

export type Env = z.infer<typeof envSchema>

/** The settings that production cannot do without, in the order a person would set them. */
export function missingInProduction(env: Env): string[] {
  const missing: string[] = []
  if (!env.DATABASE_URL) missing.push('DATABASE_URL')
  if (!env.NEXTAUTH_URL) missing.push('NEXTAUTH_URL')
  if (!env.NEXTAUTH_SECRET) missing.push('NEXTAUTH_SECRET')
  if (!env.RESEND_API_KEY && !env.SMTP_URL) missing.push('RESEND_API_KEY or SMTP_URL')
  return missing
}

/** Demonstration mode: only with neither a database nor a mail provider of its own, never in production. */
export function isDemonstration(env: Env, nodeEnv: string | undefined): boolean {
  return nodeEnv !== 'production' && !env.DATABASE_URL && !env.RESEND_API_KEY && !env.SMTP_URL
}

const LOCALES = new Set(['localhost', '127.0.0.1'])

/** What is wrong with settings that are right one by one, or null. */
function incoherence({ PROCONNECT_ISSUER, PROCONNECT_CLIENT_ID, PROCONNECT_CLIENT_SECRET }: Env): string | null {
  const poses = [PROCONNECT_ISSUER, PROCONNECT_CLIENT_ID, PROCONNECT_CLIENT_SECRET].filter(Boolean).length
  if (poses === 1 || poses === 2)
    return 'PROCONNECT_ISSUER, PROCONNECT_CLIENT_ID and PROCONNECT_CLIENT_SECRET go together: set all three, or none'
  const issuer = PROCONNECT_ISSUER ? new URL(PROCONNECT_ISSUER) : null
  const clair = issuer?.protocol === 'http:' && !LOCALES.has(issuer.hostname)
  return clair ? 'PROCONNECT_ISSUER: the address must begin with https://' : null
}

/** Throws one readable sentence per wrong setting; values are never repeated, they may be secrets. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = envSchema.safeParse(source)
  if (result.success) {
    const faute = incoherence(result.data)
    if (faute) throw new Faute(`Wrong settings (see .env.example). ${faute}.`)
    return result.data
  }
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Faute(`Wrong settings (see .env.example). ${wrong.join('; ')}`)
}

let cached: Env | undefined

/** The settings of this process, read and validated once. Throws on the first call when one is wrong. */
export function getEnv(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/** The public address of the portal, without a trailing slash: the only base of links in e-mails and PDFs. */
export function getBaseUrl(): string {
  const env = getEnv()
  return (env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
}

export type ProConnect = { issuer: string; clientId: string; clientSecret: string }

/** How the portal is known to ProConnect; null when agents sign in with a password only. */
export function getProConnect(): ProConnect | null {
  const { PROCONNECT_ISSUER: issuer, PROCONNECT_CLIENT_ID: clientId, PROCONNECT_CLIENT_SECRET: clientSecret } = getEnv()
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null
}

/** The secret that signs sessions and encrypts what must not be readable in a database dump. */
export function getSecret(): string {
  const { NEXTAUTH_SECRET } = getEnv()
  if (!NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set')
  return NEXTAUTH_SECRET
}
