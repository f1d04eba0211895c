import 'server-only'
import { chiffrer, dechiffrer, sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { facteurExige } from '@/lib/core/facteur'
import { verifierMotDePasse } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { creerJeton, lienDeJeton } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Acteur, Evenement } from '@/lib/journal/rules'
import { donnerFacteur, type Navigateur } from '@/lib/session/mutations'
import { CHANGEMENT } from './labels'
import { type Changement, nouveauxCodes, pasDuCode, retraitPermis, texteCodeSecours } from './rules'

const BUT = 'totp'
const COMPTE = {
  id: true,
  email: true,
  role: true,
  demonstration: true,
  totpSecret: true,
  totpConfirmeLe: true,
  totpDernierPas: true,
  membres: { select: { role: true } },
  _count: { select: { clesAcces: true, codesSecours: { where: { consommeLe: null } } } },
} as const

/** The account whose factors change: one transaction at a time. */
export async function lireProprietaire(tx: Tx, compteId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Compte" WHERE id = ${compteId}::uuid FOR NO KEY UPDATE`
  return tx.compte.findUniqueOrThrow({ where: { id: compteId }, select: COMPTE })
}
export type Proprietaire = Awaited<ReturnType<typeof lireProprietaire>>

const EVENEMENT: Record<Changement, Evenement> = {
  totp_ajoute: 'facteur.ajouter',
  totp_remplace: 'facteur.ajouter',
  totp_retire: 'facteur.retirer',
  cle_ajoutee: 'facteur.ajouter',
  cle_retiree: 'facteur.retirer',
  codes_renouveles: 'facteur.renouveler_codes',
  code_utilise: 'facteur.utiliser_code',
}

const acteurDe = ({ id: compteId, role }: { id: string; role: Proprietaire['role'] }): Acteur =>
  role === 'organisme' ? { type: 'membre', compteId } : { type: 'agent', compteId }

/** Writes a change in the journal and tells the owner, who can undo it with one click: a passkey of a thief outlives a password. */
export async function consigner(
  tx: Tx,
  { id: compteId, email, role }: Pick<Proprietaire, 'id' | 'email' | 'role'>,
  changement: Changement,
  maintenant: Date,
): Promise<void> {
  const acteur = acteurDe({ id: compteId, role })
  await ecrireJournal(tx, { acteur, evenement: EVENEMENT[changement], compteId, donnees: { changement }, maintenant })
  const { jeton, expireLe } = await creerJeton(tx, compteId, 'alerte', maintenant, { email })
  const lien = lienDeJeton('/connexion/alerte', jeton)
  const props = { ...CHANGEMENT[changement], modifieLe: maintenant, lien, expireLe }
  await ajouterCourriel(tx, { modele: 'facteur-modifie', destinataire: email, props })
}

/** Ten new codes; the older ones are worth nothing from now on. Only their SHA-256 are kept. */
async function ecrireCodes(tx: Tx, compteId: string, maintenant: Date): Promise<string[]> {
  const codes = nouveauxCodes()
  await tx.codeSecours.deleteMany({ where: { compteId } })
  const data = codes.map((code) => ({ compteId, empreinte: sha256(texteCodeSecours(compteId, code)), creeLe: maintenant }))
  await tx.codeSecours.createMany({ data })
  return codes
}

/** The codes that come with a first factor; null when the person has some left. */
export const codesDuPremier = ({ id, _count }: Proprietaire, tx: Tx, maintenant: Date) =>
  _count.codesSecours > 0 ? null : ecrireCodes(tx, id, maintenant)

/** Adds an application whose code proves that it has the secret, in place of the one before. Returns new recovery codes if there were none. */
export async function confirmerTotp(
  { compteId, secret, code }: { compteId: string; secret: string; code: string },
  maintenant: Date,
): Promise<Result<{ codes: string[] | null }, 'code_faux' | 'demonstration'>> {
  const pas = pasDuCode(secret, code, null, maintenant)
  if (pas === null) return refus('code_faux')
  return transaction(async (tx) => {
    const compte = await lireProprietaire(tx, compteId)
    if (compte.demonstration) return refus('demonstration')
    const data = { totpSecret: chiffrer(BUT, secret), totpConfirmeLe: maintenant, totpDernierPas: pas }
    await tx.compte.update({ where: { id: compteId }, data, select: { id: true } })
    await consigner(tx, compte, compte.totpConfirmeLe ? 'totp_remplace' : 'totp_ajoute', maintenant)
    return ok({ codes: await codesDuPremier(compte, tx, maintenant) })
  })
}

/** Without any factor, recovery codes open nothing and go. */
export async function retirerCodesInutiles(tx: Tx, compteId: string, restants: number): Promise<void> {
  if (restants === 0) await tx.codeSecours.deleteMany({ where: { compteId } })
}

/** Takes the application away. Refused when it is the last factor of a person who must have one. */
export async function retirerTotp(compteId: string, maintenant: Date): Promise<Result<object, 'dernier' | 'absent'>> {
  return transaction(async (tx) => {
    const compte = await lireProprietaire(tx, compteId)
    const { clesAcces } = compte._count
    if (!compte.totpConfirmeLe) return refus('absent')
    if (!retraitPermis(facteurExige(compte), clesAcces)) return refus('dernier')
    const data = { totpSecret: null, totpConfirmeLe: null, totpDernierPas: null }
    await tx.compte.update({ where: { id: compteId }, data, select: { id: true } })
    await retirerCodesInutiles(tx, compteId, clesAcces)
    await consigner(tx, compte, 'totp_retire', maintenant)
    return ok({})
  })
}

/** Makes ten new recovery codes for a person who has a factor. */
export async function renouvelerCodes(compteId: string, maintenant: Date): Promise<Result<{ codes: string[] }, 'absent'>> {
  return transaction(async (tx) => {
    const compte = await lireProprietaire(tx, compteId)
    if (!compte.totpConfirmeLe && compte._count.clesAcces === 0) return refus('absent')
    const codes = await ecrireCodes(tx, compteId, maintenant)
    await consigner(tx, compte, 'codes_renouveles', maintenant)
    return ok({ codes })
  })
}

type Attente = { sessionId: string; compteId: string; code: string } & Navigateur
type Donne<Code extends string> = Result<{ appareil: string | null }, Code | 'session'>

const ouvrir = async (tx: Tx, { code: _, ...attente }: Attente, maintenant: Date): Promise<Donne<never>> => {
  const { ok: ouverte, appareil } = await donnerFacteur(tx, attente, maintenant)
  return ouverte ? ok({ appareil }) : refus('session')
}

/** Opens a session that waits with a code of the application. Each code serves once, whoever comes second. */
export async function donnerCode(attente: Attente, maintenant: Date): Promise<Donne<'code_faux'>> {
  return transaction(async (tx) => {
    const { id, totpSecret, totpConfirmeLe, totpDernierPas } = await lireProprietaire(tx, attente.compteId)
    const secret = totpConfirmeLe && totpSecret ? dechiffrer(BUT, totpSecret) : null
    const pas = secret ? pasDuCode(secret, attente.code, totpDernierPas, maintenant) : null
    if (pas === null) return refus('code_faux')
    const { count } = await tx.compte.updateMany({ where: { id, totpDernierPas }, data: { totpDernierPas: pas } })
    return count === 1 ? ouvrir(tx, attente, maintenant) : refus('code_faux')
  })
}

/** Opens a session that waits with a recovery code, which is used up; the owner is told. */
export async function donnerCodeSecours(attente: Attente, maintenant: Date): Promise<Donne<'secours_faux'>> {
  return transaction(async (tx) => {
    const { compteId } = attente
    const compte = await lireProprietaire(tx, compteId)
    const empreinte = sha256(texteCodeSecours(compteId, attente.code))
    const where = { compteId, empreinte, consommeLe: null }
    const { count } = await tx.codeSecours.updateMany({ where, data: { consommeLe: maintenant } })
    if (count !== 1) return refus('secours_faux')
    await consigner(tx, compte, 'code_utilise', maintenant)
    return ouvrir(tx, attente, maintenant)
  })
}

/** Proves again who one is with the password: from then on the session may change factors for a while. */
export async function prouver(
  { sessionId, compteId, motDePasse }: { sessionId: string; compteId: string; motDePasse: string },
  maintenant: Date,
): Promise<Result<object, 'mot_de_passe'>> {
  const prisma = getPrisma()
  const compte = await prisma.compte.findUniqueOrThrow({ where: { id: compteId }, select: { motDePasse: true } })
  if (!(await verifierMotDePasse(motDePasse, compte.motDePasse))) return refus('mot_de_passe')
  const where = { id: sessionId, compteId, finieLe: null, attendFacteur: false, compte: { motDePasse: compte.motDePasse } }
  const { count } = await prisma.session.updateMany({ where, data: { facteurLe: maintenant } })
  return count === 1 ? ok({}) : refus('mot_de_passe')
}
