import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { type Nature, STATUTS, type Statut } from '@/lib/demande/rules'
import { Prisma } from '@/lib/generated/prisma/client'
import { conditionsDeRecherche, type Resolution } from '@/lib/recherche/data'
import type { Critere } from '@/lib/recherche/rules'
import {
  COMPTE_MAX,
  type Compte,
  type Curseur,
  compteDe,
  DEMANDES_PAR_PAGE,
  type Dimension,
  dimensionDe,
  type FiltreFile,
  type Limites,
  type PageFile,
  type Tri,
} from './rules'

/** A filter with what it means: the search as it was read and resolved, `moi` told who it is, ages in instants. */
export type FiltreResolu = { filtre: FiltreFile; criteres: Critere[]; resolution: Resolution; limites: Limites; moi: string }

export type DemandeEnFile = {
  id: string
  statut: Statut
  nature: Nature
  valideeLe: Date | null
  raisonSociale: string
  siret: string
  ville: string
  codeDepartement: string | null
  agentId: string | null
  agent: string | null
}
type Ligne = DemandeEnFile & { valeur: string }

const agentDe = ({ agent }: FiltreFile, moi: string) => (agent === 'moi' ? moi : agent)

function conditionAge({ filtre: { age }, limites }: FiltreResolu): Prisma.Sql[] {
  // A row that awaits has its instant in milliseconds as its key: the index of the state finds it.
  const [retard, alerte] = [limites.retard.getTime(), limites.alerte.getTime()]
  switch (age) {
    case null:
      return []
    case 'retard':
      return [Prisma.sql`f.statut = 'en_attente'`, Prisma.sql`f.cle < ${retard}::bigint`]
    case 'alerte':
      return [Prisma.sql`f.statut = 'en_attente'`, Prisma.sql`f.cle >= ${retard}::bigint AND f.cle < ${alerte}::bigint`]
    case 'delai':
      return [Prisma.sql`f.statut = 'en_attente'`, Prisma.sql`f.cle >= ${alerte}::bigint`]
  }
}

/** What a row `f` of DemandeFile must be. */
export function conditions(resolu: FiltreResolu): Prisma.Sql[] {
  const { filtre, criteres, resolution, moi } = resolu
  const { etat, nature, region, departement, forme } = filtre
  const agent = agentDe(filtre, moi)
  return [
    ...(etat ? [Prisma.sql`f.statut = ${etat}::"StatutDemande"`] : []),
    ...(nature ? [Prisma.sql`f.nature = ${nature}::"NatureDemande"`] : []),
    ...(region ? [Prisma.sql`f."codeRegion" = ${region}`] : []),
    ...(departement ? [Prisma.sql`f."codeDepartement" = ${departement}`] : []),
    ...(forme ? [Prisma.sql`f."formeJuridique" = ${forme}`] : []),
    ...(agent === 'aucun' ? [Prisma.sql`f."agentId" IS NULL`] : agent ? [Prisma.sql`f."agentId" = ${agent}::uuid`] : []),
    ...conditionAge(resolu),
    ...conditionsDeRecherche(criteres, resolution),
  ]
}

export const ou = (voulues: Prisma.Sql[]) => (voulues.length > 0 ? Prisma.join(voulues, ' AND ') : Prisma.sql`true`)

const COLONNE: Record<
  'attente' | 'date' | 'nom' | 'siret',
  { sql: Prisma.Sql; valeur: Prisma.Sql; lire: (texte: string) => Prisma.Sql }
> = {
  attente: { sql: Prisma.sql`f.cle`, valeur: Prisma.sql`f.cle::text`, lire: (texte) => Prisma.sql`${texte}::bigint` },
  date: {
    sql: Prisma.sql`f."trieLe"`,
    valeur: Prisma.sql`(extract(epoch FROM f."trieLe") * 1000)::bigint::text`,
    lire: (texte) => Prisma.sql`${new Date(Number(texte))}`,
  },
  nom: { sql: Prisma.sql`f."nomTri"`, valeur: Prisma.sql`f."nomTri"`, lire: (texte) => Prisma.sql`${texte}` },
  siret: { sql: Prisma.sql`f.siret`, valeur: Prisma.sql`f.siret::text`, lire: (texte) => Prisma.sql`${texte}::char(14)` },
}

/** The sort's column, and whether it goes down. */
export const lireTri = (tri: Tri) =>
  tri.startsWith('-')
    ? { colonne: COLONNE[tri.slice(1) as 'date'], baisse: true }
    : { colonne: COLONNE[tri as 'attente'], baisse: false }

/** The statement of one page, a row more than it shows, so that one knows whether another follows. */
export function requetePage(resolu: FiltreResolu, tri: Tri, { apres, avant }: PageFile): Prisma.Sql {
  const { colonne, baisse } = lireTri(tri)
  const curseur: Curseur | null = avant ?? apres
  const versLeBas = baisse !== Boolean(avant) // reading backwards is reading the other way round
  const sens = versLeBas ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const voulues = conditions(resolu)
  if (curseur) {
    const borne = Prisma.sql`(${colonne.lire(curseur.valeur)}, ${curseur.id}::uuid)`
    const cle = Prisma.sql`(${colonne.sql}, f."demandeId")`
    voulues.push(versLeBas ? Prisma.sql`${cle} < ${borne}` : Prisma.sql`${cle} > ${borne}`)
  }
  return Prisma.sql`
    SELECT f."demandeId" AS id, f.statut::text AS statut, f.nature::text AS nature, f."valideeLe", f."raisonSociale", f.siret, f.ville,
      f."codeDepartement", f."agentId", (SELECT coalesce(a.nom, a.email) FROM "Compte" a WHERE a.id = f."agentId") AS agent,
      ${colonne.valeur} AS valeur
    FROM "DemandeFile" f WHERE ${ou(voulues)}
    ORDER BY ${colonne.sql} ${sens}, f."demandeId" ${sens} LIMIT ${DEMANDES_PAR_PAGE + 1}`
}

/** One page of the agents' queue, and the cursors of the pages around it. For agents only. */
export async function listFile(resolu: FiltreResolu, tri: Tri, page: PageFile) {
  const lignes = await getPrisma().$queryRaw<Ligne[]>(requetePage(resolu, tri, page))
  const reste = lignes.length > DEMANDES_PAR_PAGE
  const lues = lignes.slice(0, DEMANDES_PAR_PAGE)
  const demandes = page.avant ? lues.reverse() : lues
  const curseur = (ligne: Ligne | undefined) => (ligne ? { valeur: ligne.valeur, id: ligne.id } : null)
  return {
    demandes: demandes as DemandeEnFile[],
    precedente: (page.avant ? reste : page.apres !== null) ? curseur(demandes[0]) : null,
    suivante: page.avant || reste ? curseur(demandes.at(-1)) : null,
  }
}

const exact = ({ dimension, valeur }: Dimension, moi: string) => Prisma.sql`
  SELECT statut::text AS statut, sum(nombre)::int AS nombre FROM "FileCompte"
  WHERE dimension = ${dimension} AND valeur = ${valeur === 'moi' ? moi : valeur} GROUP BY statut`

/** The statement that counts by reading rows, no more of them than it takes to say « plus de ». */
export const requeteCompte = (resolu: FiltreResolu): Prisma.Sql => Prisma.sql`
  SELECT statut::text AS statut, count(*)::int AS nombre
  FROM (SELECT f.statut FROM "DemandeFile" f WHERE ${ou(conditions(resolu))}
    ORDER BY f.cle, f."demandeId" LIMIT ${COMPTE_MAX + 1}) AS lues GROUP BY statut`

export type Comptes = { total: Compte; parStatut: Record<Statut, number> | null }

function lireComptes({ etat }: FiltreFile, exacts: boolean, nombres: Map<string, number>): Comptes {
  const parStatut = Object.fromEntries(STATUTS.map((statut) => [statut, nombres.get(statut) ?? 0])) as Record<Statut, number>
  const tout = Object.values(parStatut).reduce((somme, nombre) => somme + nombre, 0)
  if (exacts) return { total: { nombre: etat ? parStatut[etat] : tout, plus: false }, parStatut }
  return { total: compteDe(tout), parStatut: etat || tout > COMPTE_MAX ? null : parStatut }
}

/**
 * How many demandes each filter finds, in one statement: exact where a maintained sum says it, or up to 1,000 rows read one by
 * one. By state too, whenever it is known without more. For agents only.
 */
export async function compterFiles(resolus: FiltreResolu[]): Promise<Comptes[]> {
  const parties = resolus.map((resolu, rang) => {
    const dimension = dimensionDe(resolu.filtre)
    return Prisma.sql`SELECT ${rang}::int AS rang, c.* FROM (${dimension ? exact(dimension, resolu.moi) : requeteCompte(resolu)}) AS c`
  })
  const lignes = await getPrisma().$queryRaw<{ rang: number; statut: Statut; nombre: number }[]>(
    Prisma.join(parties, ' UNION ALL '),
  )
  return resolus.map(({ filtre }, rang) => {
    const nombres = new Map(lignes.flatMap((ligne) => (ligne.rang === rang ? [[ligne.statut, ligne.nombre] as const] : [])))
    return lireComptes(filtre, dimensionDe(filtre) !== null, nombres)
  })
}

type Cadre = {
  vues: { id: string; nom: string; requete: string }[]
  agents: { id: string; nom: string }[]
  formes: string[]
  sceau: { debut: string; fin: string } | null
}

/** What stands around the queue, in one statement: the agent's views, the agents and legal forms to choose from, the seal's dates. */
export async function findCadre(compteId: string) {
  const [cadre] = await getPrisma().$queryRaw<Cadre[]>`
    SELECT coalesce((SELECT json_agg(json_build_object('id', id, 'nom', nom, 'requete', requete) ORDER BY nom, id)
        FROM "Vue" WHERE "compteId" = ${compteId}::uuid), '[]') AS vues,
      coalesce((SELECT json_agg(json_build_object('id', id, 'nom', coalesce(nom, email)) ORDER BY lower(coalesce(nom, email)), id)
        FROM "Compte" WHERE role IN ('agent', 'administrateur') AND "activeLe" IS NOT NULL), '[]') AS agents,
      coalesce((SELECT json_agg(DISTINCT valeur) FROM "FileCompte" WHERE dimension = 'forme'), '[]') AS formes,
      (SELECT json_build_object('debut', debut, 'fin', fin) FROM "SceauOuvert") AS sceau`
  const { vues = [], agents = [], formes = [], sceau = null } = cadre ?? {}
  return { vues, agents, formes, sceau: sceau && { debut: new Date(sceau.debut), fin: new Date(sceau.fin) } }
}
