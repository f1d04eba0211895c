import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'

/** The same folding as `plier`, so that « Écoute » is found by « ecoute ». */
export const plierSql = (texte: Prisma.Sql) => Prisma.sql`replace(replace(translate(lower(regexp_replace(
  normalize(${texte}, NFKD), '[\\u0300-\\u036f]', '', 'g')),
  'ŒÆ’-', 'œæ'' '), 'œ', 'oe'), 'æ', 'ae')`

/** What to call these accounts, by identifier: the name, or the e-mail. For agents only. */
export async function nommerComptes(ids: (string | null | undefined)[]): Promise<Record<string, string>> {
  const voulus = [...new Set(ids.filter((id) => typeof id === 'string'))]
  const comptes = await getPrisma().compte.findMany({
    where: { id: { in: voulus } },
    select: { id: true, nom: true, email: true },
  })
  return Object.fromEntries(comptes.map(({ id, nom, email }) => [id, nom ? `${nom}, ${email}` : email]))
}

/** What the variables of a reason stand for; null when there is no such demande. For agents only. */
export async function findPourMotif(demandeId: string) {
  const demande = await getPrisma().demande.findUnique({
    where: { id: demandeId },
    select: {
      signataireCivilite: true,
      signatairePrenom: true,
      signataireNom: true,
      organisme: { select: { raisonSociale: true, siret: true } },
    },
  })
  return demande && { ...demande, ...demande.organisme }
}
