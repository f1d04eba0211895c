import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Corrections, type Critere, motsAVerifier, termesCherches, tsqueryDe } from './rules'

/** Up to so many demandes are found by the index first, then put in order; more are met on the way when the queue is read in its order. */
const TROUVES_MAX = 1000
const MEMBRES_MAX = 1000

type Resolue = {
  /** For each search, the demandes that meet all its words and numbers; null when there are more than TROUVES_MAX, or none is asked. */
  trouves: (string[] | null)[]
  /** The same for each address. */
  parEmail: Record<string, string[] | null>
  corrections: Corrections
}
/** What one search means in this database. */
export type Resolution = Omit<Resolue, 'trouves'> & { trouves: string[] | null }

const MAXIMUM = Prisma.sql`${TROUVES_MAX + 1}::int`

/**
 * The organismes of the members whose addresses begin so. As bounds, since no index is used for a pattern that is not known
 * yet, and account after account, since the planner expects more of them than there are.
 */
export const requeteMembres = (saisi: Prisma.Sql) => Prisma.sql`
  SELECT m."organismeId" FROM (
    SELECT id FROM "Compte" WHERE role = 'organisme' AND email ~>=~ ${saisi} AND email ~<~ (${saisi} || chr(1114111)) LIMIT ${MEMBRES_MAX}
  ) AS c CROSS JOIN LATERAL (SELECT "organismeId" FROM "Membre" WHERE "compteId" = c.id LIMIT ${MEMBRES_MAX}) AS m`

/**
 * What searches mean in this database: the known words that a misspelt one may stand for, and the demandes they find when they
 * are few; by a member's address too. One statement, none when nothing is searched.
 */
export async function resoudre(recherches: Critere[][]): Promise<Resolution[]> {
  const rangs: number[] = []
  const mots: (string | null)[] = []
  const textes: string[] = []
  for (const [rang, criteres] of recherches.entries()) {
    for (const { mot, texte } of termesCherches(criteres)) {
      rangs.push(rang)
      mots.push(mot)
      textes.push(texte)
    }
    // Words to keep out may be misspelt as well: they are corrected, and find nothing.
    for (const mot of motsAVerifier(criteres.filter(({ exclu }) => exclu))) {
      rangs.push(-1)
      mots.push(mot)
      textes.push('')
    }
  }
  const emails = recherches.flat().flatMap((critere) => (critere.genre === 'email' ? [critere.texte] : []))
  const resolue: Resolue = { trouves: recherches.map(() => null), parEmail: {}, corrections: {} }
  for (const { genre, cle, trouves } of rangs.length + emails.length > 0 ? await lire({ rangs, mots, textes, emails }) : []) {
    const peu = trouves && trouves.length <= TROUVES_MAX ? trouves : null
    if (genre === 'mot' && trouves) resolue.corrections[cle] = trouves
    if (genre === 'email') resolue.parEmail[cle] = peu
    if (genre === 'texte') resolue.trouves[Number(cle)] = peu
  }
  const { trouves, ...communes } = resolue
  return trouves.map((siens) => ({ ...communes, trouves: siens }))
}

/** The same for one search. */
export async function resoudreUne(criteres: Critere[]): Promise<Resolution> {
  const [resolution] = await resoudre([criteres])
  if (!resolution) throw new Error('a search that is resolved has a resolution')
  return resolution
}

type Demandees = { rangs: number[]; mots: (string | null)[]; textes: string[]; emails: string[] }
type Lue = { genre: 'mot' | 'texte' | 'email'; cle: string; trouves: string[] | null }

const lire = ({ rangs, mots, textes, emails }: Demandees) => getPrisma().$queryRaw<Lue[]>`
  WITH corriges AS MATERIALIZED (
    SELECT rang, mot, texte, CASE WHEN mot IS NOT NULL THEN file_corriger(mot) END AS proches
    FROM unnest(${rangs}::int[], ${mots}::text[], ${textes}::text[]) AS v (rang, mot, texte)
  ), requetes AS MATERIALIZED (
    SELECT rang, CASE WHEN NOT coalesce(bool_or(proches = '{}'), false) THEN string_agg(CASE WHEN proches IS NULL THEN texte
      ELSE (SELECT '(' || string_agg(quote_literal(p), ' | ') || ')' FROM unnest(proches) AS p) END, ' & ')::tsquery END AS requete
    FROM corriges WHERE rang >= 0 GROUP BY rang
  )
  SELECT 'mot' AS genre, mot AS cle, proches AS trouves FROM corriges WHERE proches IS NOT NULL
  UNION ALL
  SELECT 'texte', rang::text, CASE WHEN requete IS NULL THEN '{}' ELSE ARRAY(SELECT file_trouver(requete, ${MAXIMUM})::text) END FROM requetes
  UNION ALL
  SELECT 'email', saisi, ARRAY(
    SELECT id::text FROM (
      SELECT file_trouver((quote_literal('e:' || saisi) || ':*')::tsquery, ${MAXIMUM}) AS id
      UNION SELECT f."demandeId" FROM "DemandeFile" f WHERE f."organismeId" = ANY(ARRAY(${requeteMembres(Prisma.sql`saisi`)}))
    ) AS trouvees LIMIT ${MAXIMUM})
  FROM unnest(${emails}::text[]) AS saisi`

const parmi = (ids: string[]) => Prisma.sql`f."demandeId" = ANY(${ids}::uuid[])`

/** Conditions on a row `f` of DemandeFile, all of which hold for what is searched. */
export function conditionsDeRecherche(criteres: Critere[], resolution: Resolution): Prisma.Sql[] {
  const { trouves } = resolution
  const restent = trouves ? criteres.filter((critere) => termesCherches([critere]).length === 0) : criteres
  const autres = restent.map((critere) => {
    const condition = conditionDe(critere, resolution)
    return critere.exclu ? Prisma.sql`NOT (${condition})` : condition
  })
  return trouves ? [parmi(trouves), ...autres] : autres
}

function conditionDe(critere: Critere, { corrections, parEmail }: Resolution): Prisma.Sql {
  switch (critere.genre) {
    case 'etat':
      return Prisma.sql`f.statut = ${critere.statut}::"StatutDemande"`
    case 'avant':
      return Prisma.sql`f."trieLe" < ${critere.le}`
    case 'apres':
      return Prisma.sql`f."trieLe" >= ${critere.le}`
    case 'siret':
    case 'nda':
    case 'mots':
    case 'email': {
      const connus = critere.genre === 'email' ? parEmail[critere.texte] : null
      if (connus) return parmi(connus)
      const texte = tsqueryDe(critere, corrections)
      if (texte === null) return Prisma.sql`false`
      const termes = Prisma.sql`f.termes @@ ${texte}::tsquery`
      if (critere.genre !== 'email') return termes
      return Prisma.sql`(${termes} OR f."organismeId" IN (${requeteMembres(Prisma.sql`${critere.texte}::text`)}))`
    }
  }
}
