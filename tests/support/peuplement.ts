import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { to as copierDe, from as copierVers } from 'pg-copy-streams'
import { TERRITOIRES } from '@/lib/organisme/territoires'

// A queue as big as asked, invented throughout, made inside the database: the same rows each time for the same sizes.

/** A number of 32 bits that looks drawn by lot, from a row's number and what it is for. */
const HASARD = `CREATE OR REPLACE FUNCTION pg_temp.hasard(n bigint, graine int) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT hashint8extended(n, graine) & 4294967295 $$`
/** A word of four syllables for each number below 10^8. */
const MOT = `CREATE OR REPLACE FUNCTION pg_temp.mot(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(substr('bcdfghjklmnpqrstvwxz', 1 + (s.v % 20)::int, 1) || substr('aeiou', 1 + (s.v / 20)::int, 1), '')
  FROM (SELECT (pg_temp.hasard(n, 7) / power(100, k)::bigint) % 100 AS v FROM generate_series(0, 3) AS k) AS s $$`

const GENRES = ['Institut', 'Centre', 'École', 'Association', 'Campus', 'Atelier', 'Académie', 'Compagnie', 'Maison', 'Groupe']
const THEMES = [
  'formation',
  'conseil',
  'langues',
  'métiers',
  'compétences',
  'numérique',
  'bâtiment',
  'santé',
  'sécurité',
  'gestion',
]
const FORMES = ['5710', '5499', '9220', '1000', '5498', '9230', '7389', '5599', '4120', '7210', '9260', '6540']
export const AGENTS = 50

/** An identifier that tells its table and its number. */
export const uuidDe = (table: number, n: number) => `0${table}980000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const UUID = (table: number, n: string) => `('0${table}980000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const parmi = (valeurs: readonly string[], n: string) =>
  `(ARRAY[${valeurs.map((valeur) => `'${valeur.replaceAll("'", "''")}'`).join(',')}])[1 + (${n})::int]`
/** Small numbers are more frequent: there are big départements and small ones. */
const penche = (n: string, graine: number, taille: number) =>
  `floor(${taille} * power(pg_temp.hasard(${n}, ${graine}) / 4294967296.0, 2))`

/** The rows of a table: what it takes, and the statement that makes them. */
type Lot = { table: string; requete: string }

const organismes = (nombre: number): Lot => ({
  table: `"Organisme" (id, siret, "formeJuridique", "raisonSociale", nda, courriel, voie, "codePostal", ville, "codeDepartement",
    "codeRegion", verification, "creeLe", "modifieLe")`,
  requete: `SELECT ${UUID(1, 'n')}, '9' || lpad(((n * 7919) % 10000000000000)::text, 13, '0'), ${parmi(FORMES, penche('n', 1, FORMES.length))},
    ${parmi(GENRES, 'pg_temp.hasard(n, 2) % 10')} || ' ' || initcap(pg_temp.mot(n % greatest(${nombre} / 10, 1))) || ' '
      || ${parmi(THEMES, 'pg_temp.hasard(n, 3) % 10')} || ' ' || initcap(pg_temp.mot(1000000 + pg_temp.hasard(n, 4) % greatest(${nombre} / 20, 1))),
    '11' || lpad(n::text, 9, '0'), 'contact-' || n || '@organisme.test', '1 rue des Essais', '75020', 'Paris',
    t.departement, t.region, 'verifiee', now() - interval '3 years', now()
  FROM generate_series(1::bigint, ${nombre}) AS n
    JOIN LATERAL (SELECT (${parmi(
      TERRITOIRES.map(({ codeDepartement }) => codeDepartement),
      penche('n', 5, TERRITOIRES.length),
    )}) AS departement, (${parmi(
      TERRITOIRES.map(({ codeRegion }) => codeRegion),
      penche('n', 5, TERRITOIRES.length),
    )}) AS region) AS t ON true`,
})

const comptes = (nombre: number): Lot[] => [
  {
    table: '"Compte" (id, email, nom, role, "activeLe")',
    requete: `SELECT ${UUID(2, 'n')}, 'personne-' || n || '@essai.test', NULL, 'organisme', now()
      FROM generate_series(1::bigint, ${nombre}) AS n
      UNION ALL SELECT ${UUID(3, 'n')}, 'agent-' || n || '@essai.test', 'Agent ' || initcap(pg_temp.mot(n)), 'agent', now()
      FROM generate_series(1::bigint, ${AGENTS}) AS n`,
  },
  {
    table: '"Membre" ("organismeId", "compteId", role)',
    requete: `SELECT ${UUID(1, 'n')}, ${UUID(2, 'n')}, 'gestionnaire' FROM generate_series(1::bigint, ${nombre}) AS n`,
  },
]

// Two demandes of an organisme: the first is over; the second may be open. What awaits does since three weeks at most.
const demandes = (nombre: number): Lot => ({
  table: `"Demande" (id, "organismeId", nature, statut, "signataireCivilite", "signatairePrenom", "signataireNom",
    "signataireQualite", "rgcCivilite", "rgcPrenom", "rgcNom", "rgcQualite", "rgcCourriel", "valideeLe", "decideeLe", "decideeParId",
    "agentId", motif, "creeLe", "modifieeLe")`,
  requete: `SELECT ${UUID(4, 'n')}, ${UUID(1, '(n + 1) / 2')}, (CASE WHEN n % 2 = 1 THEN 'initiale' WHEN h % 3 = 0 THEN 'renouvellement' ELSE 'modification' END)::"NatureDemande",
    s.statut::"StatutDemande", 'madame', 'Jeanne', 'Essai', 'Directrice', 'monsieur', 'Paul', 'Épreuve', 'Responsable', 'rgc-' || n || '@essai.test',
    CASE WHEN s.statut NOT IN ('brouillon', 'annulee') THEN d.le END,
    CASE WHEN s.statut IN ('acceptee', 'refusee', 'a_corriger') THEN d.le + (h % 200) * interval '1 hour' END,
    CASE WHEN s.statut IN ('acceptee', 'refusee', 'a_corriger') THEN ${UUID(3, `1 + h % ${AGENTS}`)} END,
    CASE WHEN s.statut = 'en_attente' AND h % 3 = 0 OR s.statut NOT IN ('en_attente', 'brouillon', 'annulee') THEN ${UUID(3, `1 + h % ${AGENTS}`)} END,
    CASE WHEN s.statut = 'refusee' THEN 'Motif' END, d.le - interval '1 day', d.le
  FROM (SELECT n, pg_temp.hasard(n, 11) AS h, pg_temp.hasard(n, 12) % 100 AS p FROM generate_series(1::bigint, ${nombre}) AS n) AS r
    CROSS JOIN LATERAL (SELECT CASE WHEN n % 2 = 1 THEN CASE WHEN p < 80 THEN 'acceptee' WHEN p < 92 THEN 'refusee' ELSE 'annulee' END
      WHEN p < 8 THEN 'en_attente' WHEN p < 13 THEN 'a_corriger' WHEN p < 23 THEN 'brouillon' WHEN p < 83 THEN 'acceptee' WHEN p < 95 THEN 'refusee'
      ELSE 'annulee' END AS statut) AS s
    CROSS JOIN LATERAL (SELECT now() - CASE WHEN s.statut = 'en_attente' THEN (h % 30240) * interval '1 minute'
      ELSE interval '21 days' + (h % 1500000) * interval '1 minute' END AS le) AS d`,
})

const ACCES: Lot = {
  table: '"Acces" (id, "organismeId", statut, debut, fin, "creeLe")',
  requete: `SELECT gen_random_uuid(), "organismeId", (CASE WHEN pg_temp.hasard(hashtext(id::text), 13) % 50 = 0 THEN 'suspendu' ELSE 'actif' END)::"StatutAcces",
    "decideeLe", "decideeLe" + interval '3 years', "decideeLe"
  FROM "Demande" WHERE nature = 'initiale' AND statut = 'acceptee'`,
}

// What the triggers would have counted, had each demande been validated and decided in its time.
const statistiques = [
  'SELECT statistiques_reconstruire()',
  `INSERT INTO "Statistique" (mesure, jour, cle, nombre)
   SELECT v.mesure, v.jour, v.cle, count(*) FROM "Demande" d JOIN "Organisme" o ON o.id = d."organismeId" CROSS JOIN LATERAL (VALUES
     ('recue', date_trunc('week', jour_paris(d."valideeLe")::timestamp)::date, CASE WHEN d."valideeLe" IS NOT NULL THEN '' END),
     ('region', date_trunc('month', jour_paris(d."valideeLe")::timestamp)::date, CASE WHEN d."valideeLe" IS NOT NULL THEN o."codeRegion" END),
     ('issue', date_trunc('week', jour_paris(d."decideeLe")::timestamp)::date, CASE WHEN d."decideeLe" IS NOT NULL THEN d.statut::text END),
     ('delai', date_trunc('month', jour_paris(d."decideeLe")::timestamp)::date, floor(extract(epoch FROM d."decideeLe" - d."valideeLe") / 3600)::text),
     ('motif', date_trunc('month', jour_paris(d."decideeLe")::timestamp)::date, CASE WHEN d.statut = 'refusee' THEN '' END)
   ) AS v (mesure, jour, cle) WHERE v.cle IS NOT NULL GROUP BY 1, 2, 3`,
]

const TABLES = ['Organisme', 'Compte', 'Membre', 'Demande', 'Acces', 'DemandeFile', 'FileCompte', 'FileMot', 'Statistique']

const copier = (de: Client, vers: Client, { table, requete }: Lot) =>
  pipeline(de.query(copierDe(`COPY (${requete}) TO STDOUT`)), vers.query(copierVers(`COPY ${table} FROM STDIN`)))

async function ouvrir(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

/**
 * Fills the empty database at `url`: `nombre` organismes, with a member each, and twice as many demandes. One connection makes
 * the rows, another takes them (COPY), without triggers nor secondary indexes, which are put back before the queue's tables are
 * made from the rest; the user is a superuser.
 */
export async function peupler(url: string, nombre: number, dire: (texte: string) => void = () => undefined): Promise<void> {
  const [source, client] = [await ouvrir(url), await ouvrir(url)]
  const chronometrer = async (nom: string, travail: () => Promise<void>) => {
    const debut = performance.now()
    await travail()
    dire(`${nom}: ${((performance.now() - debut) / 1000).toFixed(0)} s`)
  }
  const remplir = (nom: string, ...lots: Lot[]) =>
    chronometrer(nom, async () => {
      for (const lot of lots) await copier(source, client, lot)
    })
  const faire = (nom: string, ...instructions: string[]) =>
    chronometrer(nom, async () => {
      for (const sql of instructions) await client.query(sql)
    })
  try {
    await source.query(HASARD)
    await source.query(MOT)
    await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB';
      SET synchronous_commit = off; SET max_parallel_maintenance_workers = 2`)
    const { rows } = await client.query<{ nom: string; indexdef: string }>(
      `SELECT format('%I', indexname) AS nom, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY($1)
       AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)`,
      [TABLES],
    )
    await faire('indexes put aside', ...rows.map(({ nom }) => `DROP INDEX ${nom}`))
    await remplir(`${nombre} organismes`, organismes(nombre))
    await remplir('their members', ...comptes(nombre))
    await remplir(`${2 * nombre} demandes`, demandes(2 * nombre))
    await remplir('their accesses', ACCES)
    await faire('the statistics', ...statistiques)
    await faire('the queue', 'SELECT file_reconstruire()')
    await faire('indexes', ...rows.map(({ indexdef }) => indexdef))
    await faire('statistics of the planner', ...TABLES.map((table) => `VACUUM ANALYZE "${table}"`))
  } finally {
    await Promise.all([source.end(), client.end()])
  }
}
