import 'server-only'
import { ecrireBrouillon, effacerBrouillon } from '@/lib/brouillon/mutations'
import { controlerTexte, type RefusTexte } from '@/lib/brouillon/rules'
import { type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { couvreGlyphe } from '@/lib/core/pdf/glyphes'
import { ok, type Result, refus } from '@/lib/core/result'
import { ecrireJournal } from '@/lib/journal/mutations'
import { findSituation, type Situation } from './data'
import { type Choix, deciderPublication, empreinteSituation, type Plan, type RefusPublication, secondesJusque } from './rules'

type Publication = { brouillonId: string; choix: Choix; vu: string; parId: string }

// One publication at a time, and none while a version is taken back.
const verrouiller = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.cgu'))`

/** The version, the campaign with its job, and the line of the journal. */
async function ecrireVersion(
  tx: Tx,
  { texte, sha256, plan: { avant, ...plan }, parId }: Pick<Situation, 'texte' | 'sha256'> & { plan: Plan; parId: string },
  maintenant: Date,
): Promise<string> {
  const campagne = avant ? { create: { avant, creeLe: maintenant } } : undefined
  const { id: cguVersionId } = await tx.cguVersion.create({ data: { texte, sha256, ...plan, campagne }, select: { id: true } })
  if (avant) await enqueue(tx, 'campagne', { cguVersionId }, { startAfter: secondesJusque(plan.publieeLe, maintenant) })
  const donnees = {
    cguVersionId,
    miseAJourLe: plan.miseAJourLe.toISOString().slice(0, 10),
    sha256,
    publieeLe: plan.publieeLe.toISOString(),
    avant: avant?.toISOString() ?? null,
  }
  await ecrireJournal(tx, { acteur: { type: 'agent', compteId: parId }, evenement: 'cgu.publier', donnees, maintenant })
  return cguVersionId
}

/**
 * Makes a version of a draft, as its summary (`vu`) said it: its text can't change any more. Of two administrateurs who publish
 * at once, the second is told that the situation changed. The e-mails of its campaign leave when it comes into force.
 */
export function publierBrouillon(
  { brouillonId, choix, vu, parId }: Publication,
  maintenant: Date,
): Promise<
  Result<Plan, RefusPublication | 'introuvable' | 'situation_changee'> | { ok: false; code: 'texte'; refus: RefusTexte }
> {
  return transaction(async (tx) => {
    await verrouiller(tx)
    const situation = await findSituation(brouillonId, tx)
    if (!situation) return refus('introuvable')
    if (empreinteSituation(situation, maintenant) !== vu) return refus('situation_changee')
    const decision = deciderPublication(choix, situation, maintenant)
    if (!decision.ok) return decision
    const controle = controlerTexte(situation.texte, couvreGlyphe)
    if (!controle.ok) return { ok: false, code: 'texte', refus: controle.refus }
    const efface = await effacerBrouillon(tx, { brouillonId, vu: situation.modifieLe })
    if (!efface.ok) return refus('situation_changee')
    await ecrireVersion(tx, { ...situation, plan: decision.plan, parId }, maintenant)
    return ok(decision.plan)
  })
}

/** Takes back a version that is not in force yet, with its campaign; its text becomes a draft again. */
export function retirerVersion(
  { cguVersionId, parId }: { cguVersionId: string; parId: string },
  maintenant: Date,
): Promise<Result<{ brouillonId: string }, 'introuvable' | 'en_vigueur'>> {
  return transaction(async (tx) => {
    await verrouiller(tx)
    const version = await tx.cguVersion.findUnique({ where: { id: cguVersionId } })
    if (!version) return refus('introuvable')
    const retires =
      await tx.$executeRaw`DELETE FROM "CguVersion" WHERE id = ${cguVersionId}::uuid AND "publieeLe" > clock_timestamp()`
    if (retires === 0) return refus('en_vigueur')
    const brouillonId = await ecrireBrouillon(tx, { texte: version.texte, parId }, maintenant)
    const donnees = {
      cguVersionId,
      miseAJourLe: version.miseAJourLe.toISOString().slice(0, 10),
      sha256: version.sha256,
      publieeLe: version.publieeLe.toISOString(),
      brouillonId,
    }
    await ecrireJournal(tx, { acteur: { type: 'agent', compteId: parId }, evenement: 'cgu.retirer', donnees, maintenant })
    return ok({ brouillonId })
  })
}
