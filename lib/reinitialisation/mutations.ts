import 'server-only'
import { type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { lireProprietaire } from '@/lib/facteur/mutations'
import { verrouiller } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Acteur, Evenement } from '@/lib/journal/rules'
import { finirSessions } from '@/lib/session/mutations'
import { deciderConfirmation, deciderDemande, enCours, type RefusConfirmation, type RefusDemande } from './rules'

const AUTEUR = { id: true, role: true, activeLe: true, desactiveLe: true, geleLe: true } as const
const lireAuteur = (tx: Tx, id: string) => tx.compte.findUnique({ where: { id }, select: AUTEUR })

type Etape = 'demandee' | 'faite' | 'annulee'
const EVENEMENT: Record<Etape, Evenement> = {
  demandee: 'facteur.demander_reinitialisation',
  faite: 'facteur.reinitialiser',
  annulee: 'facteur.annuler_reinitialisation',
}
const PAGE: Record<Etape, string | null> = { demandee: '/mon-compte/securite', faite: '/connexion', annulee: null }

type Fait = { etape: Etape; compteId: string; id: string; acteur: Acteur; motif?: string }
/** Writes what was done in the journal and tells the account's owner. */
async function consigner(tx: Tx, { etape, compteId, id, acteur, motif }: Fait, maintenant: Date): Promise<void> {
  const { email } = await tx.compte.findUniqueOrThrow({ where: { id: compteId }, select: { email: true } })
  const donnees = { reinitialisation: id, ...(motif ? { motif } : {}) }
  await ecrireJournal(tx, { acteur, evenement: EVENEMENT[etape], compteId, donnees, maintenant })
  const page = PAGE[etape]
  const props = { etape, le: maintenant, lien: page ? `${getBaseUrl()}${page}` : null }
  await ajouterCourriel(tx, { modele: 'facteur-reinitialisation', destinataire: email, props })
}

/** An administrateur asks for the second factor of an account to be taken away; nothing changes until another confirms. */
export function demanderReinitialisation(
  { compteId, parId, motif }: { compteId: string; parId: string; motif: string },
  maintenant: Date,
): Promise<Result<object, RefusDemande | 'introuvable'>> {
  return transaction(async (tx) => {
    if ((await tx.compte.count({ where: { id: compteId } })) !== 1) return refus('introuvable')
    const { demonstration, totpConfirmeLe, _count } = await lireProprietaire(tx, compteId)
    const cible = { id: compteId, demonstration, aFacteur: totpConfirmeLe !== null || _count.clesAcces > 0 }
    const derniere = await tx.reinitialisationFacteur.findFirst({ where: { compteId }, orderBy: { demandeeLe: 'desc' } })
    const decision = deciderDemande({ auteur: await lireAuteur(tx, parId), cible, derniere }, maintenant)
    if (!decision.ok) return decision
    const data = { compteId, motif, demandeeParId: parId, demandeeLe: maintenant }
    const { id } = await tx.reinitialisationFacteur.create({ data, select: { id: true } })
    await consigner(tx, { etape: 'demandee', compteId, id, acteur: { type: 'agent', compteId: parId }, motif }, maintenant)
    return ok({})
  })
}

async function retirerFacteurs(tx: Tx, compteId: string, maintenant: Date): Promise<void> {
  const data = { totpSecret: null, totpConfirmeLe: null, totpDernierPas: null }
  await tx.compte.update({ where: { id: compteId }, data, select: { id: true } })
  await tx.cleAcces.deleteMany({ where: { compteId } })
  await tx.codeSecours.deleteMany({ where: { compteId } })
  await finirSessions(tx, compteId, maintenant)
}

/** The request under a lock on its account, so that one answer is given to it. */
async function lireDemande(tx: Tx, id: string) {
  const demande = await tx.reinitialisationFacteur.findUnique({ where: { id } })
  if (!demande) return null
  await verrouiller(tx, demande.compteId)
  return tx.reinitialisationFacteur.findUnique({ where: { id } })
}

/** Another administrateur confirms: every second factor and recovery code goes, every session ends. */
export function confirmerReinitialisation(
  { id, parId }: { id: string; parId: string },
  maintenant: Date,
): Promise<Result<{ compteId: string }, RefusConfirmation | 'introuvable'>> {
  return transaction(async (tx) => {
    const demande = await lireDemande(tx, id)
    if (!demande) return refus('introuvable')
    const { compteId } = demande
    const decision = deciderConfirmation({ auteur: await lireAuteur(tx, parId), compteId, demande }, maintenant)
    if (!decision.ok) return decision
    const data = { confirmeeParId: parId, confirmeeLe: maintenant }
    await tx.reinitialisationFacteur.update({ where: { id }, data, select: { id: true } })
    await retirerFacteurs(tx, compteId, maintenant)
    await consigner(tx, { etape: 'faite', compteId, id, acteur: { type: 'agent', compteId: parId } }, maintenant)
    return ok({ compteId })
  })
}

/** Gives a request up: any administrateur (the caller has checked), or the account's owner, whose factor isn't lost then. */
export function annulerReinitialisation(
  { id, acteur, compteId: attendu }: { id: string; acteur: Acteur; compteId?: string },
  maintenant: Date,
): Promise<Result<{ compteId: string }, 'introuvable' | 'terminee'>> {
  return transaction(async (tx) => {
    const demande = await lireDemande(tx, id)
    if (!demande || (attendu && demande.compteId !== attendu)) return refus('introuvable')
    if (!enCours(demande, maintenant)) return refus('terminee')
    const { compteId } = demande
    await tx.reinitialisationFacteur.update({ where: { id }, data: { annuleeLe: maintenant }, select: { id: true } })
    await consigner(tx, { etape: 'annulee', compteId, id, acteur }, maintenant)
    return ok({ compteId })
  })
}
