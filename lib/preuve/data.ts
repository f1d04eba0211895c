import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { LigneChaine } from '@/lib/journal/rules'
import { type BordereauProuve, joursDe, rangAuBordereau, reperer } from './rules'

/** The columns that are hashed, with PostgreSQL's own text of `donnees`. */
const listLignes = (dossier: string) => getPrisma().$queryRaw<LigneChaine[]>`
  SELECT dossier, rang, precedente, empreinte, "creeLe", "acteurType"::text AS "acteurType", "acteurId", evenement,
    "organismeId", "demandeId", "compteId", de, vers, donnees::text AS donnees
  FROM "Journal" WHERE dossier = ${dossier} ORDER BY rang`

async function listBordereaux(jours: string[]): Promise<BordereauProuve[]> {
  const bordereaux = await getPrisma().bordereau.findMany({
    where: { jour: { in: jours.map((jour) => new Date(jour)) } },
    orderBy: { jour: 'asc' },
  })
  return bordereaux.map(({ jour, ...bordereau }) => ({ jour: jour.toISOString().slice(0, 10), ...bordereau }))
}

/**
 * The rows of the newest document of a demande that is ready, or of that of one acceptation; null when there is none. The
 * caller has checked the right to read this demande.
 */
export async function findPreuve(demandeId: string, acceptationId?: string) {
  const trouve = await getPrisma().document.findFirst({
    where: { demandeId, acceptationId, statut: 'pret' },
    orderBy: { creeLe: 'desc' },
    include: { acceptation: { include: { cguVersion: { select: { miseAJourLe: true, texte: true } } } } },
  })
  if (!trouve?.contenu || !trouve.sha256 || trouve.taille === null || !trouve.pretLe) return null
  const { contenu: pdf, sha256, taille, pretLe, acceptation: acceptee, ...reste } = trouve
  const { cguVersion, ...acceptation } = acceptee
  const horodate = await getPrisma().documentHorodate.findUnique({ where: { documentId: reste.id } })
  const document = { ...reste, sha256, taille, pretLe }
  const journal = await listLignes(acceptation.organismeId)
  const releves = await listBordereaux(joursDe(reperer({ journal, acceptation, document, horodate })))
  const bordereaux = releves.filter(({ contenu }) => rangAuBordereau(contenu, acceptation.organismeId) > 0)
  const { miseAJourLe, texte } = cguVersion
  const lignes = { acceptation, miseAJourLe, document, horodate, journal, bordereaux }
  return { lignes, texte, pdf, pdfHorodate: horodate?.contenu ?? null }
}
