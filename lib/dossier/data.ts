import 'server-only'
import { selonGel } from '@/lib/acces/rules'
import { getPrisma } from '@/lib/core/db'
import { lirePrecedents, PRETS } from '@/lib/demande/data'
import { lireCommentaires, lireCorrection } from '@/lib/demande/schema'
import { constatsSchema } from '@/lib/examen/schema'
import { type Suite, suiteSchema } from './schema'

const AUTRES_MAX = 20
const EXAMENS_LUS = 5
const COURRIELS_MAX = 50
const PERIODE = { id: true, statut: true, debut: true, fin: true, motif: true, creeLe: true } as const
const AUTRE = {
  id: true,
  statut: true,
  nature: true,
  creeLe: true,
  decideeLe: true,
  signatairePrenom: true,
  signataireNom: true,
  rgcPrenom: true,
  rgcNom: true,
} as const
const COMPTE = { id: true, email: true, nom: true, activeLe: true, desactiveLe: true } as const

type Run = { id: string; demandeLe: Date; finiLe: Date | null; constats: unknown }

/** The run to show: the one that the decision was taken on, else the last that is over. One of an older shape is none. */
function choisirExamen(examens: Run[], decisif: Run | null) {
  const montre = decisif ?? examens.find(({ finiLe }) => finiLe !== null)
  const lus = constatsSchema.safeParse(montre?.constats)
  if (!montre?.finiLe || !lus.success) return null
  return { id: montre.id, finiLe: montre.finiLe, constats: lus.data, decisif: decisif !== null }
}

/** One demande with all that an agent needs to decide, in one statement; null when there is none. For agents only. */
export async function findDossier(id: string) {
  const dossier = await getPrisma().demande.findUnique({
    where: { id },
    include: {
      acceptation: {
        include: {
          cguVersion: { select: { miseAJourLe: true } },
          document: { omit: { contenu: true }, include: { horodate: { omit: { contenu: true } } } },
        },
      },
      acces: { select: PERIODE },
      documents: PRETS,
      examen: true,
      examens: { orderBy: { demandeLe: 'desc' }, take: EXAMENS_LUS },
      organisme: {
        include: {
          acces: { orderBy: { creeLe: 'desc' }, take: AUTRES_MAX, select: PERIODE },
          membres: {
            orderBy: { creeLe: 'asc' },
            take: AUTRES_MAX,
            select: { role: true, creeLe: true, compte: { select: COMPTE } },
          },
          demandes: { where: { id: { not: id } }, orderBy: { creeLe: 'desc' }, take: AUTRES_MAX, select: AUTRE },
        },
      },
    },
  })
  if (!dossier) return null
  const { organisme, documents, examen, examens, ...demande } = dossier
  const { acces: periodes, demandes, membres, ...fiche } = organisme
  const acces = periodes.map((periode) => selonGel(periode, fiche.geleLe !== null))
  return {
    demande: {
      ...demande,
      document: demande.acceptation?.document ?? null,
      precedents: lirePrecedents(documents, demande.acceptationId),
      commentaires: lireCommentaires(demande.commentaires),
      correction: lireCorrection(demande.correction),
    },
    organisme: fiche,
    accesActuel: acces[0] ?? null,
    acces,
    membres,
    autres: demandes,
    examen: choisirExamen(examens, demande.statut === 'en_attente' ? null : examen),
    examens: examens.map(({ constats: _, ...run }) => run),
  }
}
export type Dossier = NonNullable<Awaited<ReturnType<typeof findDossier>>>

/** What surrounds a demande, in one statement: see `suiteSchema`. The organisme's last 50 e-mails, never a content. For agents only. */
export async function findSuite(demandeId: string): Promise<Suite> {
  const [suite] = await getPrisma().$queryRaw<object[]>`
    SELECT
      (SELECT json_agg(json_build_object('id', j.id::text, 'le', j."creeLe", 'evenement', j.evenement,
          'acteurType', j."acteurType", 'acteurId', j."acteurId", 'motif', j.donnees->>'motif') ORDER BY j.dossier, j.rang)
        FROM "Journal" j WHERE j."demandeId" = d.id) AS journal,
      (SELECT json_agg(to_jsonb(c) ORDER BY c.id DESC) FROM (
        SELECT id, "demandeId", modele, destinataire, statut, essais, erreur, "creeLe", "envoyeLe", "suiviLe" FROM "Courriel"
        WHERE "organismeId" = d."organismeId" ORDER BY id DESC LIMIT ${COURRIELS_MAX}) c) AS courriels,
      (SELECT json_agg(json_build_object('id', m.id, 'genre', m.genre, 'titre', m.titre, 'texte', m.texte) ORDER BY m.titre, m.id)
        FROM "Modele" m WHERE m."retireLe" IS NULL AND d.statut = 'en_attente') AS modeles,
      (SELECT json_object_agg(c.id, concat_ws(', ', c.nom, c.email)) FROM "Compte" c WHERE c.id IN (
        SELECT j."acteurId" FROM "Journal" j WHERE j."demandeId" = d.id
        UNION SELECT d."decideeParId" UNION SELECT a."compteId" FROM "Acceptation" a WHERE a.id = d."acceptationId")) AS noms
    FROM "Demande" d WHERE d.id = ${demandeId}::uuid`
  return suiteSchema.parse(suite ?? { journal: null, courriels: null, modeles: null, noms: null })
}
