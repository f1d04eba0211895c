import 'server-only'
import { z } from 'zod'
import { dechiffrer } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import type { StatutCourriel } from '@/lib/generated/prisma/enums'

export const COURRIELS_PAR_PAGE = 20

const contenuSchema = z.object({ html: z.string(), text: z.string() })
export type Contenu = z.infer<typeof contenuSchema>

/** Reads an encrypted content; null when it was wiped, altered, or written with another secret. */
function ouvrir(contenu: string | null): Contenu | null {
  const clair = contenu === null ? null : dechiffrer('courriel', contenu)
  return clair === null ? null : contenuSchema.parse(JSON.parse(clair))
}

const RESUME = {
  id: true,
  modele: true,
  destinataire: true,
  sujet: true,
  statut: true,
  essais: true,
  creeLe: true,
  envoyeLe: true,
} as const

export type ResumeCourriel = {
  id: string
  modele: string
  destinataire: string
  sujet: string
  statut: StatutCourriel
  essais: number
  creeLe: Date
  envoyeLe: Date | null
}
export type CourrielLisible = ResumeCourriel & { contenu: Contenu | null }

/** One page of the mailbox, newest first, contents decrypted; `page` starts at 1. */
export async function listCourriels({ page }: { page: number }): Promise<{ courriels: CourrielLisible[]; total: number }> {
  const prisma = getPrisma()
  const [rows, total] = await Promise.all([
    prisma.courriel.findMany({
      select: { ...RESUME, contenu: true },
      orderBy: { id: 'desc' },
      skip: (page - 1) * COURRIELS_PAR_PAGE,
      take: COURRIELS_PAR_PAGE,
    }),
    prisma.courriel.count(),
  ])
  return { courriels: rows.map((row) => ({ ...row, contenu: ouvrir(row.contenu) })), total }
}

/** One e-mail with its content decrypted, or null. `id` is a UUID. */
export async function findCourriel(id: string): Promise<CourrielLisible | null> {
  const row = await getPrisma().courriel.findUnique({ where: { id }, select: { ...RESUME, contenu: true } })
  return row && { ...row, contenu: ouvrir(row.contenu) }
}
