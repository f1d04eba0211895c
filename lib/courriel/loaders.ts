import 'server-only'
import { notFound } from 'next/navigation'
import { getEnv } from '@/lib/core/env'
import { COURRIELS_PAR_PAGE, type CourrielLisible, findCourriel, listCourriels } from './data'
import { noterSuivi } from './mutations'
import { signatureValable } from './rules'
import { courrielIdSchema, pageSchema, suiviResendSchema } from './schema'

export type Boite = { courriels: CourrielLisible[]; page: number; pages: number; total: number }

/** The mailbox shows other people's links: it exists in demonstration mode only, a 404 everywhere else. */
function exigerDemonstration(): void {
  if (getEnv().KAIROS_DEMO !== '1') notFound()
}

/** One page of the demonstration mailbox. */
export async function loadBoite(saisie: unknown): Promise<Boite> {
  exigerDemonstration()
  const page = pageSchema.parse(saisie)
  const { courriels, total } = await listCourriels({ page })
  return { courriels, page, pages: Math.max(1, Math.ceil(total / COURRIELS_PAR_PAGE)), total }
}

/** One e-mail of the demonstration mailbox, or a 404. */
export async function loadCourriel(saisie: unknown): Promise<CourrielLisible> {
  exigerDemonstration()
  const id = courrielIdSchema.parse(saisie)
  return (id && (await findCourriel(id))) || notFound()
}

const APPEL_MAX = 256 * 1024

/**
 * What Resend's webhook tells (deliveries, rejections), recorded once per `svix-id`. Answers with the HTTP status: 404 without
 * a secret, 401 for a wrong signature, 400 for what can't be read, 204 otherwise, also for events of no use here.
 */
export async function recevoirSuivi(request: Request, maintenant = new Date()): Promise<number> {
  const { RESEND_WEBHOOK_SECRET: secret } = getEnv()
  if (!secret) return 404
  if (Number(request.headers.get('content-length') ?? 0) > APPEL_MAX) return 413
  const entete = (nom: string) => request.headers.get(nom) ?? ''
  const [id, corps] = [entete('svix-id'), await request.text()]
  const appel = { id, horodatage: entete('svix-timestamp'), signatures: entete('svix-signature'), corps }
  if (!id || !signatureValable(appel, secret, maintenant)) return 401
  const lu = suiviResendSchema.safeParse(lireJson(corps))
  if (!lu.success) return 400
  if (lu.data) await noterSuivi({ svixId: id, ...lu.data }, maintenant)
  return 204
}

function lireJson(corps: string): unknown {
  try {
    return JSON.parse(corps)
  } catch {
    return null
  }
}
