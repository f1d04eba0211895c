import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { type Nature, STATUTS, type Statut } from '@/lib/demande/rules'
import { Prisma } from '@/lib/generated/prisma/client'
import { DEMANDES_PAR_PAGE, motifsDeRecherche } from './rules'
import type { Filtre } from './schema'

export type DemandeEnFile = {
  id: string
  statut: Statut
  nature: Nature
  valideeLe: Date | null
  raisonSociale: string
  siret: string
  ville: string
}

/** The same folding as `plier`, so that « Écoute » is found by « ecoute ». */
export const plierSql = (texte: Prisma.Sql) => Prisma.sql`replace(replace(translate(lower(regexp_replace(
  normalize(${texte}, NFKD), '[\\u0300-\\u036f]', '', 'g')),
  'ŒÆ’-', 'œæ'' '), 'œ', 'oe'), 'æ', 'ae')`
const PLI_NOM = plierSql(Prisma.sql`concat_ws(' ', o."raisonSociale", o."complementNom", o.enseigne)`)

function conditions({ q, etat }: Pick<Filtre, 'q' | 'etat'>): Prisma.Sql {
  const voulues: Prisma.Sql[] = [Prisma.sql`true`]
  if (etat) voulues.push(Prisma.sql`d.statut = ${etat}::"StatutDemande"`)
  const motifs = motifsDeRecherche(q)
  if (motifs) {
    const { nom, courriel, siret } = motifs
    const parMembre = Prisma.sql`EXISTS (SELECT 1 FROM "Membre" m JOIN "Compte" c ON c.id = m."compteId"
      WHERE m."organismeId" = o.id AND c.email ILIKE ${courriel})`
    const sources = [
      Prisma.sql`${PLI_NOM} LIKE ${nom}`,
      Prisma.sql`o.courriel ILIKE ${courriel}`,
      Prisma.sql`d."rgcCourriel" ILIKE ${courriel}`,
      parMembre,
    ]
    if (siret) sources.push(Prisma.sql`o.siret LIKE ${siret}`)
    voulues.push(Prisma.sql`(${Prisma.join(sources, ' OR ')})`)
  }
  return Prisma.join(voulues, ' AND ')
}

/**
 * One page of the agents' queue: what awaits a decision first, the oldest validated before; then the others, the newest
 * before. For agents only.
 */
export function listDemandesEnFile(filtre: Filtre): Promise<DemandeEnFile[]> {
  return getPrisma().$queryRaw<DemandeEnFile[]>`
    SELECT d.id, d.statut::text AS statut, d.nature::text AS nature, d."valideeLe", o."raisonSociale", o.siret, o.ville
    FROM "Demande" d JOIN "Organisme" o ON o.id = d."organismeId"
    WHERE ${conditions(filtre)}
    ORDER BY d.statut = 'en_attente' DESC, CASE WHEN d.statut = 'en_attente' THEN d."valideeLe" END,
      coalesce(d."valideeLe", d."creeLe") DESC, d.id DESC
    LIMIT ${DEMANDES_PAR_PAGE} OFFSET ${(filtre.page - 1) * DEMANDES_PAR_PAGE}`
}

/** How many demandes a search finds in each state. For agents only. */
export async function compterParStatut({ q }: Pick<Filtre, 'q'>): Promise<Record<Statut, number>> {
  const lignes = await getPrisma().$queryRaw<{ statut: Statut; nombre: number }[]>`
    SELECT d.statut::text AS statut, count(*)::int AS nombre
    FROM "Demande" d JOIN "Organisme" o ON o.id = d."organismeId"
    WHERE ${conditions({ q, etat: null })} GROUP BY d.statut`
  const nombres = new Map(lignes.map(({ statut, nombre }) => [statut, nombre]))
  return Object.fromEntries(STATUTS.map((statut) => [statut, nombres.get(statut) ?? 0])) as Record<Statut, number>
}

/** What to call these accounts, by identifier: the name, or the e-mail. For agents only. */
export async function nommerComptes(ids: (string | null | undefined)[]): Promise<Record<string, string>> {
  const voulus = [...new Set(ids.filter((id) => typeof id === 'string'))]
  const comptes = await getPrisma().compte.findMany({
    where: { id: { in: voulus } },
    select: { id: true, nom: true, email: true },
  })
  return Object.fromEntries(comptes.map(({ id, nom, email }) => [id, nom ? `${nom}, ${email}` : email]))
}
