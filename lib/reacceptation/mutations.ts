import 'server-only'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { type Tx, transaction } from '@/lib/core/db'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { lienDemande } from '@/lib/demande/mutations'
import { listCampagnes, listEnRetard, ORGANISMES_PAR_LOT } from './data'
import { cleCampagne, reacceptationAttendue } from './rules'

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
