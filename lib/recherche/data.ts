import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Corrections, type Critere, motsAVerifier, tsqueryDe } from './rules'

const ORGANISMES_MAX = 200

export type Resolution = { corrections: Corrections; parEmail: Record<string, string[]> }

/**
 * What a search means in this database: the known words that a misspelt one may stand for, and the organismes (200 at most)
 * whose members' addresses begin as asked. One statement, none when the search needs nothing.
 */
export async function resoudre(criteres: Critere[]): Promise<Resolution> {
  const mots = motsAVerifier(criteres)
  const emails = criteres.flatMap((critere) => (critere.genre === 'email' ? [critere.texte] : []))
  if (mots.length + emails.length === 0) return { corrections: {}, parEmail: {} }
  const lignes = await getPrisma().$queryRaw<{ genre: 'mot' | 'email'; saisi: string; trouves: string[] | null }[]>`
    SELECT 'mot' AS genre, saisi, file_corriger(saisi) AS trouves FROM unnest(${mots}::text[]) AS saisi
    UNION ALL
    SELECT 'email', saisi, ARRAY(
      SELECT m."organismeId"::text FROM "Compte" c JOIN "Membre" m ON m."compteId" = c.id
      WHERE c.role = 'organisme' AND c.email LIKE replace(replace(replace(saisi, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
      LIMIT ${ORGANISMES_MAX})
    FROM unnest(${emails}::text[]) AS saisi`
  const de = (voulu: 'mot' | 'email') =>
    Object.fromEntries(lignes.flatMap(({ genre, saisi, trouves }) => (genre === voulu && trouves ? [[saisi, trouves]] : [])))
  return { corrections: de('mot'), parEmail: de('email') }
}

/** Conditions on a row `f` of DemandeFile, all of which hold for what is searched. */
export function conditionsDeRecherche(criteres: Critere[], { corrections, parEmail }: Resolution): Prisma.Sql[] {
  return criteres.map((critere) => {
    const condition = conditionDe(critere, { corrections, parEmail })
    return critere.exclu ? Prisma.sql`NOT (${condition})` : condition
  })
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
      const texte = tsqueryDe(critere, corrections)
      if (texte === null) return Prisma.sql`false`
      const termes = Prisma.sql`f.termes @@ ${texte}::tsquery`
      const organismes = critere.genre === 'email' ? (parEmail[critere.texte] ?? []) : []
      return organismes.length === 0 ? termes : Prisma.sql`(${termes} OR f."organismeId" = ANY(${organismes}::uuid[]))`
    }
  }
}
