import 'server-only'
import { Temporal } from 'temporal-polyfill'
import { composerBordereau, octetsDe, SANS_PRECEDENT, type Sceller, TETE_BORDEREAUX } from '@/lib/bordereau/rules'
import { debutDuJourParis, finDuJourParis } from '@/lib/core/calendrier'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { ok, type Result, refus } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Acteur, dossierDe, type Evenement, etatControle, limiteDesBordereaux, type ResultatControle } from './rules'

export type LigneJournal = {
  acteur: Acteur
  evenement: Evenement
  organismeId?: string
  demandeId?: string
  compteId?: string
  de?: string
  vers?: string
  donnees?: Prisma.InputJsonObject
  maintenant: Date
}

const parDossier = (une: LigneJournal, autre: LigneJournal) => {
  const [a, b] = [dossierDe(une), dossierDe(autre)]
  return a === b ? 0 : a < b ? -1 : 1
}

/**
 * Writes lines of the journal inside the transaction of the change they tell. They can never change. A line holds its
 * dossier until the transaction ends: a transaction that writes to several dossiers gives all its lines in one call, which
 * takes the dossiers in one order for everybody, so that no two wait for each other.
 */
export async function ecrireJournal(tx: Tx, ...lignes: LigneJournal[]): Promise<void> {
  for (const { acteur, maintenant, ...ligne } of lignes.toSorted(parDossier)) {
    const acteurId = acteur.type === 'systeme' ? null : acteur.compteId
    await tx.journal.create({ data: { ...ligne, acteurType: acteur.type, acteurId, creeLe: maintenant }, select: { id: true } })
  }
}

type DernieresLignes = { dossier: string; rang: number; empreinte: string }[]

async function composer(tx: Tx, jour: Temporal.PlainDate) {
  const mentions = await tx.$queryRaw<DernieresLignes>`
    SELECT DISTINCT ON (dossier COLLATE "C") dossier, rang, empreinte FROM "Journal"
    WHERE "creeLe" >= ${debutDuJourParis(jour)} AND "creeLe" < ${finDuJourParis(jour)}
    ORDER BY dossier COLLATE "C", rang DESC`
  const precedent = await tx.bordereau.findFirst({ orderBy: { jour: 'desc' }, select: { jour: true, sha256: true } })
  // The head wins over the last bill, so that one that was taken away stays a hole.
  const tete = await tx.journalTete.findUnique({ where: { dossier: TETE_BORDEREAUX }, select: { empreinte: true } })
  const avant = tete?.empreinte ?? precedent?.sha256 ?? SANS_PRECEDENT
  return { mentions, precedent, ...composerBordereau(`${jour}`, avant, mentions) }
}

type RefusBordereau = 'jour_en_cours' | 'sans_mouvement' | 'trop_tard'
type Etabli = { contenu: string; sceau: Uint8Array | null }

/** The bill's row, made when it is not there: bills follow one another, so one that a later day has overtaken is refused. */
function ecrireBordereau(jour: Temporal.PlainDate, maintenant: Date): Promise<Result<Etabli, RefusBordereau>> {
  const date = new Date(`${jour}`)
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.bordereau'))`
    const existant = await tx.bordereau.findUnique({ where: { jour: date }, select: { contenu: true, sceau: true } })
    if (existant) return ok(existant)
    if (limiteDesBordereaux(maintenant) < finDuJourParis(jour)) return refus('jour_en_cours')
    const { mentions, precedent, contenu, sha256 } = await composer(tx, jour)
    if (mentions.length === 0) return refus('sans_mouvement')
    if (precedent && precedent.jour > date) return refus('trop_tard')
    await tx.bordereau.create({ data: { jour: date, contenu, sha256, creeLe: maintenant }, select: { jour: true } })
    return ok({ contenu, sceau: null })
  })
}

/**
 * Makes the bill of a day (AAAA-MM-JJ, in Paris) that is over: the last hash of every dossier that moved. Once made it stays
 * as it is; a later call adds the seal that it lacks. Sealing may take seconds and is done outside the transaction.
 */
export async function etablirBordereau(
  jour: string,
  maintenant: Date,
  sceller: Sceller | null = null,
): Promise<Result<object, RefusBordereau>> {
  const etabli = await ecrireBordereau(Temporal.PlainDate.from(jour), maintenant)
  if (!etabli.ok) return etabli
  const sceau = etabli.sceau === null ? await sceller?.(octetsDe(etabli.contenu)) : null
  if (sceau)
    await getPrisma().bordereau.updateMany({
      where: { jour: new Date(jour), sceau: null },
      data: { sceau: Uint8Array.from(sceau) },
    })
  return ok({})
}

/** Adds the timestamp of a bill (AAAA-MM-JJ), unless it has one by now. */
export async function ajouterHorodatage(jour: string, horodatage: Uint8Array): Promise<void> {
  await getPrisma().bordereau.updateMany({
    where: { jour: new Date(jour), horodatage: null },
    data: { horodatage: Uint8Array.from(horodatage) },
  })
}

/** Asks for a check of the whole journal; while one is under way, that one. */
export function demanderControle(parId: string, maintenant: Date): Promise<string> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.controle'))`
    const dernier = await tx.controle.findFirst({ orderBy: { demandeLe: 'desc' } })
    if (dernier && etatControle(dernier, maintenant) === 'en_cours') return dernier.id
    const { id } = await tx.controle.create({ data: { parId, demandeLe: maintenant }, select: { id: true } })
    await enqueue(tx, 'controle', { controleId: id })
    return id
  })
}

/** Keeps what a check found, once. */
export async function terminerControle(id: string, resultat: ResultatControle, maintenant: Date): Promise<void> {
  await getPrisma().controle.updateMany({ where: { id, finiLe: null }, data: { resultat, finiLe: maintenant } })
}
