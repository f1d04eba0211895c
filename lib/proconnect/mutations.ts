import 'server-only'
import { chiffrer } from '@/lib/core/chiffrement'
import { type Tx, transaction } from '@/lib/core/db'
import { ok, type Result, refus } from '@/lib/core/result'
import { annulerJetons } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { type Navigateur, type Ouverte, ouvrirSession } from '@/lib/session/mutations'
import { deciderEntree } from './rules'

const COMPTE = { id: true, role: true, activeLe: true, desactiveLe: true, geleLe: true, proconnectSub: true } as const

/** Keeps the identity, and activates an account that waited for its first sign-in: its invitation has served. */
async function lier(tx: Tx, compte: { id: string; activeLe: Date | null }, sub: string, maintenant: Date): Promise<void> {
  const ligne = { acteur: { type: 'agent', compteId: compte.id }, compteId: compte.id, maintenant } as const
  const activeLe = compte.activeLe ?? maintenant
  await tx.compte.update({ where: { id: compte.id }, data: { proconnectSub: sub, activeLe }, select: { id: true } })
  await ecrireJournal(tx, { ...ligne, evenement: 'agent.lier_proconnect' })
  if (compte.activeLe) return
  await annulerJetons(tx, compte.id, ['activation', 'mot_de_passe'], maintenant)
  await ecrireJournal(tx, { ...ligne, evenement: 'compte.activer' })
}

/**
 * Opens the session of an agent whom ProConnect has identified. `email` is normalised. Another identity than the first one,
 * or one that another account has, is refused and leaves a line in the journal.
 */
export function entrerParProConnect(
  { sub, email, idToken, ...navigateur }: { sub: string; email: string; idToken: string } & Navigateur,
  maintenant: Date,
): Promise<Result<Ouverte, 'inconnu'>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Compte" WHERE email = ${email} FOR NO KEY UPDATE`
    const compte = await tx.compte.findUnique({ where: { email }, select: COMPTE })
    const titulaire = await tx.compte.findUnique({ where: { proconnectSub: sub }, select: { id: true } })
    const decision = deciderEntree(compte, sub, titulaire?.id ?? null)
    if (!compte || decision === 'refuser') return refus('inconnu')
    if (decision === 'usurpation') {
      const ligne = { acteur: { type: 'systeme' }, compteId: compte.id, maintenant } as const
      await ecrireJournal(tx, { ...ligne, evenement: 'agent.refuser_proconnect' })
      return refus('inconnu')
    }
    if (decision === 'lier') await lier(tx, compte, sub, maintenant)
    const ouverte = await ouvrirSession(tx, { compteId: compte.id, methode: 'proconnect', ...navigateur }, maintenant)
    const data = { idToken: chiffrer('proconnect', idToken) }
    await tx.session.update({ where: { id: ouverte.sessionId }, data, select: { id: true } })
    return ok(ouverte)
  })
}
