import 'server-only'
import { setTimeout as attendre } from 'node:timers/promises'
import type { PoolClient, QueryResultRow } from 'pg'
import {
  type Bordereau,
  type Juges,
  type Mention,
  TETE_BORDEREAUX,
  type TeteBordereaux,
  verifierBordereaux,
} from '@/lib/bordereau/rules'
import { getPool, getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import {
  BORDEREAUX_PAR_PAGE,
  type Evenement,
  LIGNES_PAR_PAGE,
  type LigneChaine,
  type ResultatControle,
  type Tete,
  verifierChaine,
} from './rules'
import { type FiltreJournal, type Recherche, resultatControleSchema } from './schema'

export type EtapeJournal = {
  id: string
  le: Date
  evenement: Evenement
  acteurType: 'membre' | 'agent' | 'systeme'
  acteurId: string | null
  motif: string | null
}

/** The lines of one demande, in the order of their chain, as one JSON value to be read along with another statement. */
export const journalDeDemande = (demandeId: string) => Prisma.sql`SELECT coalesce(json_agg(json_build_object(
    'id', id::text, 'le', "creeLe", 'evenement', evenement, 'acteurType', "acteurType", 'acteurId', "acteurId",
    'motif', donnees->>'motif') ORDER BY dossier, rang), '[]') FROM "Journal" WHERE "demandeId" = ${demandeId}::uuid`

/** Those lines, read from that value. The caller has checked who may read them. */
export const lireJournalDeDemande = (lu: unknown): EtapeJournal[] =>
  (lu as (Omit<EtapeJournal, 'le'> & { le: string })[]).map(({ le, ...etape }) => ({ ...etape, le: new Date(le) }))

export type LigneListee = {
  id: string
  le: Date
  evenement: string
  acteurType: 'membre' | 'agent' | 'systeme'
  acteur: string | null
  dossier: string
  raisonSociale: string | null
  siret: string | null
  email: string | null
  demandeId: string | null
  rang: number
  empreinte: string
}

function duDossier(recherche: Recherche): Prisma.Sql {
  if ('dossier' in recherche) return Prisma.sql`j.dossier = ${recherche.dossier}`
  if ('inconnu' in recherche) return Prisma.sql`false`
  return Prisma.sql`j.dossier = (SELECT id::text FROM "Organisme" WHERE siret = ${recherche.siret})`
}

/**
 * One page of the journal, newest first, and where the next one begins. One dossier is read in the order of its chain, the
 * whole journal in the order of writing. For administrateurs only.
 */
export async function listJournal({ recherche, evenement, avant }: FiltreJournal) {
  const ordre = recherche ? Prisma.sql`j.rang` : Prisma.sql`j.id`
  const conditions = [
    ...(recherche ? [duDossier(recherche)] : []),
    ...(evenement ? [Prisma.sql`j.evenement = ${evenement}`] : []),
    ...(avant ? [Prisma.sql`${ordre} < ${avant}`] : []),
  ]
  const lignes = await getPrisma().$queryRaw<LigneListee[]>`
    SELECT j.id::text AS id, j."creeLe" AS le, j.evenement, j."acteurType"::text AS "acteurType", coalesce(a.nom, a.email) AS acteur,
      j.dossier, o."raisonSociale", o.siret, c.email, j."demandeId", j.rang, j.empreinte
    FROM "Journal" j LEFT JOIN "Organisme" o ON o.id = j."organismeId" LEFT JOIN "Compte" a ON a.id = j."acteurId"
      LEFT JOIN "Compte" c ON c.id = j."compteId"
    WHERE ${conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`}
    ORDER BY ${ordre} DESC LIMIT ${LIGNES_PAR_PAGE + 1}`
  const page = lignes.slice(0, LIGNES_PAR_PAGE)
  const derniere = lignes.length > page.length ? page.at(-1) : undefined
  return { lignes: page, suite: derniere ? Number(recherche ? derniere.rang : derniere.id) : null }
}

const jourDe = (date: Date) => date.toISOString().slice(0, 10)

export type BordereauListe = { jour: Date; dossiers: number; sha256: string; scelle: boolean; horodate: boolean }

/** One page of the bills, newest first, and the day before which the next one begins. For administrateurs only. */
export async function listBordereaux(avant: string | null) {
  const bordereaux = await getPrisma().$queryRaw<BordereauListe[]>`
    SELECT jour, coalesce(substring(contenu FROM '\\ndossiers ([0-9]{1,9})\\n')::int, 0) AS dossiers, sha256,
      sceau IS NOT NULL AS scelle, horodatage IS NOT NULL AS horodate
    FROM "Bordereau" WHERE ${avant}::date IS NULL OR jour < ${avant}::date
    ORDER BY jour DESC LIMIT ${BORDEREAUX_PAR_PAGE + 1}`
  const page = bordereaux.slice(0, BORDEREAUX_PAR_PAGE)
  const dernier = bordereaux.length > page.length ? page.at(-1) : undefined
  return { bordereaux: page, suite: dernier ? jourDe(dernier.jour) : null }
}

/** The last check of the journal, or null. For administrateurs only. */
export async function findDernierControle() {
  const controle = await getPrisma().controle.findFirst({ orderBy: { demandeLe: 'desc' } })
  if (!controle) return null
  const { id, demandeLe, finiLe, resultat } = controle
  return { id, demandeLe, finiLe, resultat: resultatControleSchema.nullable().parse(resultat) }
}

const ATTENTE_MS = 5_000
const QUESTION_MS = 200

/** Resolves when a check is done, after five seconds at most: a small journal is checked at once, a big one is not waited for. */
export async function attendreControle(id: string): Promise<void> {
  for (const limite = Date.now() + ATTENTE_MS; Date.now() < limite; await attendre(QUESTION_MS)) {
    const controle = await getPrisma().controle.findUnique({ where: { id }, select: { finiLe: true } })
    if (controle?.finiLe) return
  }
}

/** Days (AAAA-MM-JJ, in Paris) that have lines but no bill, from the last bill to `avant`, oldest first. */
export async function listJoursSansBordereau(avant: Date): Promise<string[]> {
  const jours = await getPrisma().$queryRaw<{ jour: string }[]>`
    SELECT DISTINCT ("creeLe" AT TIME ZONE 'Europe/Paris')::date::text AS jour FROM "Journal"
    WHERE "creeLe" < ((${avant}::timestamptz AT TIME ZONE 'Europe/Paris')::date::timestamp AT TIME ZONE 'Europe/Paris')
      AND "creeLe" >= coalesce((SELECT (max(jour) + 1)::timestamp AT TIME ZONE 'Europe/Paris' FROM "Bordereau"), '0001-01-01')
    ORDER BY 1`
  return jours.map(({ jour }) => jour)
}

/** Days whose bill has no seal yet, oldest first. */
export async function listJoursSansSceau(): Promise<string[]> {
  const bordereaux = await getPrisma().bordereau.findMany({
    where: { sceau: null },
    select: { jour: true },
    orderBy: { jour: 'asc' },
  })
  return bordereaux.map(({ jour }) => jourDe(jour))
}

/** Bills (the newest first, `nombre` at most) that have no timestamp yet: that of one holds for all the bills before it. */
export async function listBordereauxSansHorodatage(nombre: number): Promise<{ jour: string; contenu: string }[]> {
  const bordereaux = await getPrisma().bordereau.findMany({
    where: { horodatage: null },
    select: { jour: true, contenu: true },
    orderBy: { jour: 'desc' },
    take: nombre,
  })
  return bordereaux.map(({ jour, contenu }) => ({ jour: jourDe(jour), contenu }))
}

const LOT = 500

/** The rows of a query, LOT at a time, so that a big journal never stands in memory. Inside a transaction. */
async function* parLots<T extends QueryResultRow>(client: PoolClient, nom: string, sql: string): AsyncGenerator<T> {
  await client.query(`DECLARE ${nom} NO SCROLL CURSOR FOR ${sql}`)
  for (;;) {
    const { rows } = await client.query<T>(`FETCH ${LOT} FROM ${nom}`)
    yield* rows
    if (rows.length < LOT) return
  }
}

const LIGNES = `SELECT dossier, rang, precedente, empreinte, "creeLe", "acteurType"::text, "acteurId", evenement, "organismeId",
  "demandeId", "compteId", de, vers, donnees::text FROM "Journal" ORDER BY dossier COLLATE "C", rang`
const TETES = `SELECT dossier, rang, empreinte FROM "JournalTete" WHERE dossier <> '${TETE_BORDEREAUX}' ORDER BY dossier COLLATE "C"`
const TETE = `SELECT rang, empreinte FROM "JournalTete" WHERE dossier = '${TETE_BORDEREAUX}'`
const MENTIONS = `SELECT jour::text, m[1] AS dossier, m[2]::int AS rang, m[3] AS empreinte
  FROM "Bordereau", regexp_matches(contenu, '^(\\S+) (\\d{1,9}) ([0-9a-f]{64})$', 'gn') AS m ORDER BY m[1] COLLATE "C", m[2]::int`
const BORDEREAUX = 'SELECT jour::text, contenu, sha256, sceau, horodatage FROM "Bordereau" ORDER BY jour'

// An instant that JavaScript cannot hold ('infinity') arrives as a number.
async function* enDates(lignes: AsyncIterable<LigneChaine>): AsyncGenerator<LigneChaine> {
  for await (const ligne of lignes) yield { ...ligne, creeLe: new Date(ligne.creeLe) }
}

/**
 * Checks bills, lines and heads, all as they were at one instant, and names the first thing that is not as it was written.
 * Lines that others write meanwhile neither wait nor disturb. Seals and timestamps are for `juges` to judge.
 */
export async function verifierJournal(juges?: Juges): Promise<ResultatControle> {
  const client = await getPool().connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await client.query<TeteBordereaux>(TETE)
    const releves = parLots<Bordereau>(client, 'bordereaux', BORDEREAUX)
    const bordereaux = await verifierBordereaux(releves, rows[0] ?? null, juges)
    if (!bordereaux.ok) return bordereaux
    const lignes = enDates(parLots<LigneChaine>(client, 'lignes', LIGNES))
    const tetes = parLots<Tete>(client, 'tetes', TETES)
    const chaine = await verifierChaine(lignes, tetes, parLots<Mention>(client, 'mentions', MENTIONS))
    return chaine.ok ? { ...chaine, bordereaux: bordereaux.bordereaux } : chaine
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}
