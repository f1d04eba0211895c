import { installerCgu } from '@/lib/cgu/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPool, getPrisma } from '@/lib/core/db'

type Publication = { miseAJourLe: string; publieeLe: Date; texte?: string; avant?: Date }

/** Publishes a version of the CGU, to be accepted again before `avant` when it is given, as an administrateur does. */
export async function publierVersion({ miseAJourLe, publieeLe, texte = `## Version du ${miseAJourLe}`, avant }: Publication) {
  await installerCgu()
  const campagne = avant && { create: { avant } }
  return getPrisma().cguVersion.create({
    data: { miseAJourLe: new Date(miseAJourLe), texte, sha256: sha256(texte), publieeLe, campagne },
  })
}

/** The e-mails of a campaign: one line for each, in the order of the addresses. */
export async function courrielsDeCampagne(): Promise<{ destinataire: string; travaux: number }[]> {
  const { rows } = await getPool().query<{ destinataire: string; travaux: number }>(
    `SELECT c.destinataire, count(j.id)::int AS travaux FROM "Courriel" c
     LEFT JOIN pgboss.job j ON j.name = 'courriel' AND j.data->>'courrielId' = c.id::text
     WHERE c.modele = 'cgu-modifiees' GROUP BY c.id ORDER BY c.destinataire`,
  )
  return rows
}

let copies = 0
/**
 * So many organismes with an open access under the CGU of `demandeId`, copied from its own in a few statements; gives the
 * addresses of their gestionnaires, in order.
 */
export async function copierOrganismes(demandeId: string, nombre: number): Promise<string[]> {
  const premier = copies + 1
  copies += nombre
  const { rows } = await getPool().query<{ email: string }>(
    `WITH modele AS (
       SELECT d AS demande, o AS organisme, a AS acceptation, x AS acces FROM "Demande" d
       JOIN "Organisme" o ON o.id = d."organismeId" JOIN "Acceptation" a ON a.id = d."acceptationId"
       JOIN "Acces" x ON x.id = d."accesId" WHERE d.id = $1::uuid
     ), ids AS (
       SELECT 90000000000000 + n AS n, gen_random_uuid() AS o, gen_random_uuid() AS d, gen_random_uuid() AS a, gen_random_uuid() AS x,
         gen_random_uuid() AS c FROM generate_series($2::int, $3::int) n
     ), organismes AS (
       INSERT INTO "Organisme" SELECT (jsonb_populate_record(m.organisme, jsonb_build_object('id', i.o, 'siret', i.n::text))).* FROM modele m, ids i
     ), acces AS (
       INSERT INTO "Acces" SELECT (jsonb_populate_record(m.acces, jsonb_build_object('id', i.x, 'organismeId', i.o))).*
       FROM modele m, ids i
     ), demandes AS (
       INSERT INTO "Demande" SELECT (jsonb_populate_record(m.demande, jsonb_build_object('id', i.d, 'organismeId', i.o,
         'acceptationId', i.a, 'accesId', i.x))).* FROM modele m, ids i
     ), acceptations AS (
       INSERT INTO "Acceptation" SELECT (jsonb_populate_record(m.acceptation, jsonb_build_object('id', i.a, 'demandeId', i.d,
         'organismeId', i.o))).* FROM modele m, ids i
     ), comptes AS (
       INSERT INTO "Compte" (id, email, role, "activeLe") SELECT i.c, format('lot-%s@essai.test', i.n),
         'organisme', now() FROM ids i RETURNING email
     ), membres AS (
       INSERT INTO "Membre" ("organismeId", "compteId", role) SELECT i.o, i.c, 'gestionnaire' FROM ids i
     )
     SELECT email FROM comptes ORDER BY email`,
    [demandeId, premier, copies],
  )
  return rows.map(({ email }) => email)
}
