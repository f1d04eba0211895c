import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { couvreGlyphe } from '@/lib/core/pdf/glyphes'
import { ok, type Result, refus } from '@/lib/core/result'
import { ecrireJournal } from '@/lib/journal/mutations'
import { findTexteBrouillon } from './data'
import { BROUILLONS_MAX, controlerTexte, deciderEnregistrement, prochaineModification, type RefusTexte } from './rules'

const ERREUR_MAX = 500
type Auteur = { parId: string }
/** `vu`: the instant of the saving that was on the screen. */
type Cible = Auteur & { brouillonId: string; vu: Date }
type TexteRefuse = { ok: false; code: 'texte'; refus: RefusTexte }
export type RefusBrouillon = TexteRefuse | { ok: false; code: 'introuvable' | 'modifie_entretemps' | 'trop_de_brouillons' }
const refuserTexte = (texte: string): TexteRefuse | null => {
  const controle = controlerTexte(texte, couvreGlyphe)
  return controle.ok ? null : { ok: false, code: 'texte', refus: controle.refus }
}

async function noter(tx: Tx, brouillonId: string, { texte, parId }: Auteur & { texte: string }, maintenant: Date) {
  const donnees = { brouillonId, sha256: sha256(texte) }
  const acteur = { type: 'agent', compteId: parId } as const
  await ecrireJournal(tx, { acteur, evenement: 'cgu.enregistrer_brouillon', donnees, maintenant })
  await enqueue(tx, 'apercu', { brouillonId })
}

/** Makes a draft of a text inside the caller's transaction, and orders its PDF. */
export async function ecrireBrouillon(tx: Tx, { texte, parId }: Auteur & { texte: string }, maintenant: Date): Promise<string> {
  const data = { texte, creeLe: maintenant, modifieLe: maintenant, modifieParId: parId }
  const { id } = await tx.cguBrouillon.create({ data, select: { id: true } })
  await noter(tx, id, { texte, parId }, maintenant)
  return id
}

/** A new draft, of a text that could be published. */
export function creerBrouillon(
  saisie: Auteur & { texte: string },
  maintenant: Date,
): Promise<Result<{ brouillonId: string }, 'trop_de_brouillons'> | TexteRefuse> {
  return transaction(async (tx) => {
    const refusTexte = refuserTexte(saisie.texte)
    if (refusTexte) return refusTexte
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.cgu'))`
    if ((await tx.cguBrouillon.count()) >= BROUILLONS_MAX) return refus('trop_de_brouillons')
    return ok({ brouillonId: await ecrireBrouillon(tx, saisie, maintenant) })
  })
}

/** Saves a draft, unless someone else did since `vu`. Its PDF is ordered anew; the one of the earlier text stays until then. */
export function modifierBrouillon(
  { brouillonId, vu, texte, parId }: Cible & { texte: string },
  maintenant: Date,
): Promise<Result<object, 'introuvable' | 'modifie_entretemps'> | TexteRefuse> {
  return transaction(async (tx) => {
    const refusTexte = refuserTexte(texte)
    if (refusTexte) return refusTexte
    const { count } = await tx.cguBrouillon.updateMany({
      where: { id: brouillonId, modifieLe: vu },
      data: { texte, modifieLe: prochaineModification(vu, maintenant), modifieParId: parId },
    })
    if (count === 0) return refuserCible(tx, brouillonId, vu)
    await noter(tx, brouillonId, { texte, parId }, maintenant)
    return ok({})
  })
}

/** Why a conditional write found nothing. */
async function refuserCible(tx: Tx, brouillonId: string, vu: Date) {
  const decision = deciderEnregistrement(await findTexteBrouillon(brouillonId, tx), vu)
  if (decision.ok) throw new Error('a draft that nobody changed could not be written')
  return decision
}

/** Deletes a draft, unless someone saved it since `vu`, inside the caller's transaction. */
export async function effacerBrouillon(
  tx: Tx,
  { brouillonId, vu }: Omit<Cible, 'parId'>,
): Promise<Result<object, 'introuvable' | 'modifie_entretemps'>> {
  const { count } = await tx.cguBrouillon.deleteMany({ where: { id: brouillonId, modifieLe: vu } })
  return count === 0 ? refuserCible(tx, brouillonId, vu) : ok({})
}

/** « Supprimer ce brouillon », once confirmed. */
export function supprimerBrouillon({ parId, ...cible }: Cible, maintenant: Date) {
  return transaction(async (tx) => {
    const efface = await effacerBrouillon(tx, cible)
    if (!efface.ok) return efface
    const acteur = { type: 'agent', compteId: parId } as const
    const donnees = { brouillonId: cible.brouillonId }
    await ecrireJournal(tx, { acteur, evenement: 'cgu.supprimer_brouillon', donnees, maintenant })
    return efface
  })
}

type Lu = { brouillonId: string; texte: string; modifieLe: Date }

/** Keeps the PDF of a draft, unless the draft was saved again since it was read: another PDF is ordered then. */
export async function enregistrerApercu({ brouillonId, texte, modifieLe }: Lu, apercu: Uint8Array<ArrayBuffer>): Promise<void> {
  await getPrisma().cguBrouillon.updateMany({
    where: { id: brouillonId, modifieLe },
    data: { apercu, apercuSha256: sha256(texte), apercuErreur: null },
  })
}

/** Keeps why the PDF of this text could not be made. */
export async function noterEchecApercu({ brouillonId, texte, modifieLe }: Lu, error: unknown): Promise<void> {
  const apercuErreur = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, ERREUR_MAX)
  await getPrisma().cguBrouillon.updateMany({
    where: { id: brouillonId, modifieLe },
    data: { apercu: null, apercuSha256: sha256(texte), apercuErreur },
  })
}

/** Orders the PDF of a draft again, after a failure. */
export function relancerApercu(brouillonId: string): Promise<Result<object, 'introuvable'>> {
  return transaction(async (tx) => {
    const { count } = await tx.cguBrouillon.updateMany({
      where: { id: brouillonId },
      data: { apercu: null, apercuSha256: null, apercuErreur: null },
    })
    if (count === 0) return refus('introuvable')
    await enqueue(tx, 'apercu', { brouillonId })
    return ok({})
  })
}
