import 'server-only'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { type Tx, transaction } from '@/lib/core/db'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { ecrireAcceptation, lienDemande, type Validation } from '@/lib/demande/mutations'
import { preparerDocument } from '@/lib/document/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { findReacceptation, listCampagnes, listEnRetard, ORGANISMES_PAR_LOT } from './data'
import { cleCampagne, deciderReacceptation, type RefusReacceptation, reacceptationAttendue } from './rules'

type EnRetard = Awaited<ReturnType<typeof listEnRetard>>

/** Active gestionnaires of these organismes that were not written to yet, with the key of their e-mail. */
async function destinataires(tx: Tx, cguVersionId: string, organismes: EnRetard) {
  const membres = await tx.membre.findMany({
    where: {
      organismeId: { in: organismes.map(({ organismeId }) => organismeId) },
      role: 'gestionnaire',
      compte: { activeLe: { not: null }, desactiveLe: null },
    },
    select: { organismeId: true, compteId: true, compte: { select: { email: true } } },
    orderBy: [{ organismeId: 'asc' }, { compteId: 'asc' }],
  })
  const nommes = membres.map(({ organismeId, compteId, compte }) => ({
    cle: cleCampagne(cguVersionId, organismeId, compteId),
    destinataire: compte.email,
    organismeId,
  }))
  const ecrits = await tx.courriel.findMany({ where: { cle: { in: nommes.map(({ cle }) => cle) } }, select: { cle: true } })
  const deja = new Set(ecrits.map(({ cle }) => cle))
  return nommes.filter(({ cle }) => !deja.has(cle))
}

/**
 * Writes the e-mails of the newest campaign in force to the gestionnaires of the next organismes after `apres` (an organisme's
 * identifier) that have not accepted, in one transaction. Nobody is written to twice. `suite`: where the next lot begins.
 */
export function ecrireLot(apres: string | null, maintenant: Date): Promise<{ ecrits: number; suite: string | null }> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.campagne'))`
    const campagnes = await listCampagnes(maintenant, tx)
    const [campagne] = campagnes
    if (!campagne) return { ecrits: 0, suite: null }
    const { cguVersionId } = campagne
    const organismes = await listEnRetard({ cguVersionId, apres }, maintenant, tx)
    const { miseAJourLe } = await getCguEnVigueur(maintenant, tx)
    const parId = new Map(organismes.map((organisme) => [organisme.organismeId, organisme]))
    const aEcrire = await destinataires(tx, cguVersionId, organismes)
    for (const { organismeId, ...envoi } of aEcrire) {
      const organisme = parId.get(organismeId)
      const acces = organisme && { ...organisme.acces, statut: 'actif' as const }
      const attente = acces && reacceptationAttendue({ ...organisme, acces, campagnes }, maintenant)
      if (!attente) throw new Error('an organisme that is late is asked for nothing')
      const { raisonSociale, demandeId } = organisme
      const props = { raisonSociale, miseAJourLe, ...attente, lien: lienDemande(demandeId) }
      await ajouterCourriel(tx, { ...envoi, modele: 'cgu-modifiees', organismeId, demandeId, props })
    }
    const plein = organismes.length === ORGANISMES_PAR_LOT
    return { ecrits: aEcrire.length, suite: plein ? (organismes.at(-1)?.organismeId ?? null) : null }
  })
}

/** The text this organisme's demande stands on, its row held until the transaction ends; null for another's, like a missing one. */
async function retenirDemande(tx: Tx, { demandeId, organismeId }: Validation): Promise<{ texteSha256: string } | null> {
  await tx.$queryRaw`SELECT id FROM "Demande" WHERE id = ${demandeId}::uuid AND "organismeId" = ${organismeId}::uuid FOR UPDATE`
  // A statement of its own: what another tab has written meanwhile is seen.
  const demande = await tx.demande.findFirst({
    where: { id: demandeId, organismeId },
    select: { acceptation: { select: { texteSha256: true } } },
  })
  return demande && { texteSha256: demande.acceptation?.texteSha256 ?? '' }
}

/**
 * The organisme accepts the CGU in force for its accepted demande: a new acceptation that counts from now on, and its PDF.
 * The decision and the access stay as they are, the earlier acceptation and its PDF too. Sent twice, it is done once.
 */
export function reaccepter(
  validation: Validation,
  maintenant: Date,
): Promise<Result<object, RefusReacceptation | 'introuvable'>> {
  const { demandeId, organismeId, compteId, accepte, sha256 } = validation
  return transaction(async (tx) => {
    const demande = await retenirDemande(tx, validation)
    if (!demande) return refus('introuvable')
    const attente = await findReacceptation(organismeId, maintenant, tx)
    const cgu = await getCguEnVigueur(maintenant, tx)
    const lecture = { accepte, sha256Lu: sha256, sha256EnVigueur: cgu.sha256, sha256Accepte: demande.texteSha256 }
    const decision = deciderReacceptation(attente?.demandeId === demandeId, lecture)
    if (!decision.ok) return decision
    const { donnees } = await ecrireAcceptation(tx, validation, cgu, maintenant)
    await preparerDocument(tx, { demandeId, acceptationId: donnees.acceptationId })
    const acteur = { type: 'membre', compteId } as const
    await ecrireJournal(tx, { acteur, evenement: 'cgu.reaccepter', organismeId, demandeId, donnees, maintenant })
    return ok({})
  })
}
