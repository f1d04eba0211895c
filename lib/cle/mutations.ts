import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { facteurExige } from '@/lib/core/facteur'
import { ok, type Result, refus } from '@/lib/core/result'
import { compteDePoignee, DUREE_DEFI, lireAjout, lireUsage, nouveauDefi } from '@/lib/core/webauthn'
import { codesDuPremier, consigner, lireProprietaire, retirerCodesInutiles } from '@/lib/facteur/mutations'
import { retraitPermis } from '@/lib/facteur/rules'
import { donnerFacteur, type Navigateur, type Ouverte, ouvrirSession } from '@/lib/session/mutations'
import { CLES_MAX, deciderConnexionCle } from './rules'
import type { Ajout, Usage } from './schema'

/** A new challenge, for a person who is known, or for whoever signs in (null). */
export async function creerDefi(compteId: string | null, maintenant: Date): Promise<{ id: string; defi: string }> {
  const expireLe = new Date(maintenant.getTime() + DUREE_DEFI)
  return getPrisma().defiCle.create({ data: { compteId, defi: nouveauDefi(), expireLe }, select: { id: true, defi: true } })
}

/** Uses a challenge up, whatever the answer is worth: exactly one answer is ever read. Null when there is none to use. */
async function consommerDefi(tx: Tx, id: string, compteId: string | null, maintenant: Date): Promise<string | null> {
  const ligne = await tx.defiCle.findFirst({ where: { id, compteId, expireLe: { gt: maintenant } }, select: { defi: true } })
  const { count } = await tx.defiCle.deleteMany({ where: { id, compteId } })
  return ligne && count === 1 ? ligne.defi : null
}

/** Forgets the challenges that nobody answered. */
export async function oublierDefis(maintenant: Date): Promise<number> {
  return (await getPrisma().defiCle.deleteMany({ where: { expireLe: { lte: maintenant } } })).count
}

type Reponse<R> = { defi: string; reponse: R }
type RefusAjout = 'defi' | 'cle_refusee' | 'cle_prise' | 'demonstration' | 'trop'

/** Adds a passkey to an account. Returns new recovery codes if there were none. */
export async function ajouterCle(
  { compteId, nom, defi, reponse }: { compteId: string; nom: string } & Reponse<Ajout>,
  maintenant: Date,
): Promise<Result<{ codes: string[] | null }, RefusAjout>> {
  return transaction(async (tx) => {
    const attendu = await consommerDefi(tx, defi, compteId, maintenant)
    if (!attendu) return refus('defi')
    const lue = await lireAjout(reponse, attendu)
    if (!lue) return refus('cle_refusee')
    const compte = await lireProprietaire(tx, compteId)
    if (compte.demonstration) return refus('demonstration')
    if (compte._count.clesAcces >= CLES_MAX) return refus('trop')
    const data = { ...lue, clePublique: new Uint8Array(lue.clePublique), compteId, nom, creeLe: maintenant }
    const { count } = await tx.cleAcces.createMany({ data: [data], skipDuplicates: true })
    if (count !== 1) return refus('cle_prise')
    await consigner(tx, compte, 'cle_ajoutee', maintenant)
    return ok({ codes: await codesDuPremier(compte, tx, maintenant) })
  })
}

/** Takes a passkey away. Refused when it is the last factor of a person who must have one. */
export async function retirerCle(
  { compteId, cleId }: { compteId: string; cleId: string },
  maintenant: Date,
): Promise<Result<object, 'dernier' | 'absent'>> {
  return transaction(async (tx) => {
    const compte = await lireProprietaire(tx, compteId)
    const where = { id: cleId, compteId }
    if ((await tx.cleAcces.count({ where })) !== 1) return refus('absent')
    const autres = compte._count.clesAcces - 1 + (compte.totpConfirmeLe ? 1 : 0)
    if (!retraitPermis(facteurExige(compte), autres)) return refus('dernier')
    await tx.cleAcces.deleteMany({ where })
    await retirerCodesInutiles(tx, compteId, autres)
    await consigner(tx, compte, 'cle_retiree', maintenant)
    return ok({})
  })
}

const CLE = {
  id: true,
  credentialId: true,
  clePublique: true,
  compteur: true,
  compte: {
    select: { id: true, role: true, activeLe: true, desactiveLe: true, geleLe: true, provisoireExpireLe: true },
  },
} as const
const lireCle = (tx: Tx, credentialId: string) => tx.cleAcces.findUnique({ where: { credentialId }, select: CLE })
type Cle = NonNullable<Awaited<ReturnType<typeof lireCle>>>

/** Whether the signature is right; its counter is kept, and of two answers with one counter a single one counts. */
async function employer(tx: Tx, cle: Cle, { reponse, defi }: Reponse<Usage>, seule: boolean, maintenant: Date) {
  const compteur = await lireUsage(reponse, defi, cle, seule)
  if (compteur === null) return false
  const where = { id: cle.id, compteur: cle.compteur }
  return (await tx.cleAcces.updateMany({ where, data: { compteur, utiliseeLe: maintenant } })).count === 1
}

type Attente = { sessionId: string; compteId: string } & Reponse<Usage> & Navigateur

/** Opens a session that waits for its second factor with a passkey of its account. */
export async function donnerCle(
  { sessionId, compteId, defi, reponse, ...navigateur }: Attente,
  maintenant: Date,
): Promise<Result<{ appareil: string | null }, 'defi' | 'cle_refusee' | 'session'>> {
  return transaction(async (tx) => {
    const attendu = await consommerDefi(tx, defi, compteId, maintenant)
    if (!attendu) return refus('defi')
    const cle = await lireCle(tx, reponse.id)
    if (cle?.compte.id !== compteId) return refus('cle_refusee')
    if (!(await employer(tx, cle, { reponse, defi: attendu }, false, maintenant))) return refus('cle_refusee')
    const { ok: ouverte, appareil } = await donnerFacteur(tx, { sessionId, compteId, ...navigateur }, maintenant)
    return ouverte ? ok({ appareil }) : refus('session')
  })
}

type Role = 'organisme' | 'agent' | 'administrateur'

/** Signs in with a passkey alone: it says of which account it is, and its authenticator checked who holds it. */
export async function connecterParCle(
  { defi, reponse }: Reponse<Usage>,
  navigateur: Navigateur,
  maintenant: Date,
): Promise<Result<Ouverte & { role: Role }, 'defi' | 'cle_refusee'>> {
  return transaction(async (tx) => {
    const attendu = await consommerDefi(tx, defi, null, maintenant)
    if (!attendu) return refus('defi')
    const cle = await lireCle(tx, reponse.id)
    const decision = deciderConnexionCle(cle?.compte ?? null, compteDePoignee(reponse.response.userHandle))
    if (!cle || !decision.ok) return refus('cle_refusee')
    if (!(await employer(tx, cle, { reponse, defi: attendu }, true, maintenant))) return refus('cle_refusee')
    const { id: compteId, role } = decision.compte
    return ok({ ...(await ouvrirSession(tx, { compteId, methode: 'cle_acces', ...navigateur }, maintenant)), role })
  })
}
