import 'server-only'
import { getPrisma, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { Prisma } from '@/lib/generated/prisma/client'
import { verrouiller } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { type Genre, jourDe } from './rules'

type Consultation = { compteId: string; genre: Genre }

/**
 * Counts one reading or export of the day, and answers with the count, this one included; of several at once each gets its own.
 * `avec`: an expression to read in the same statement, whose JSON comes back as `lu`.
 */
export async function noterConsultation(
  { compteId, genre }: Consultation,
  maintenant: Date,
  avec: Prisma.Sql = Prisma.sql`NULL::json`,
): Promise<{ nombre: number; alertee: boolean; lu: unknown }> {
  const [ligne] = await getPrisma().$queryRaw<{ nombre: number; alertee: boolean; lu: unknown }[]>`
    INSERT INTO "Consultation" ("compteId", jour, genre, nombre)
    VALUES (${compteId}::uuid, ${jourDe(maintenant)}::date, ${genre}, 1)
    ON CONFLICT ("compteId", jour, genre) DO UPDATE SET nombre = "Consultation".nombre + 1
    RETURNING nombre, "alerteLe" IS NOT NULL AS alertee, (${avec}) AS lu`
  if (!ligne) throw new Error('a consultation that was counted gives no count')
  return ligne
}

const ADMINISTRATEURS = { role: 'administrateur', activeLe: { not: null }, desactiveLe: null, geleLe: null } as const

/** Tells the administrateurs, once per person and day, that somebody has read or exported much; its line goes to the journal. */
export function alerterConsultation(
  { compteId, genre, nombre }: Consultation & { nombre: number },
  maintenant: Date,
): Promise<void> {
  const jour = jourDe(maintenant)
  return transaction(async (tx) => {
    await verrouiller(tx, compteId) // its counts of the day are marked one at a time, whichever comes first
    const avant = await tx.consultation.count({ where: { compteId, jour, alerteLe: { not: null } } })
    const { count } = await tx.consultation.updateMany({
      where: { compteId, jour, genre, alerteLe: null },
      data: { alerteLe: maintenant },
    })
    if (count !== 1 || avant > 0) return
    const { email } = await tx.compte.findUniqueOrThrow({ where: { id: compteId }, select: { email: true } })
    const props = { email, genre, nombre, jour, lien: `${getBaseUrl()}/admin/comptes/${compteId}` }
    for (const { email: destinataire } of await tx.compte.findMany({ where: ADMINISTRATEURS, select: { email: true } }))
      await ajouterCourriel(tx, { modele: 'consultation-alerte', destinataire, props })
    await ecrireJournal(tx, {
      acteur: { type: 'systeme' },
      evenement: 'consultation.alerter',
      compteId,
      donnees: { jour: jour.toISOString().slice(0, 10), genre, nombre },
      maintenant,
    })
  })
}
