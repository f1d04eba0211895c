import 'server-only'
import { type Tx, transaction } from '@/lib/core/db'
import { rechargerReglages } from '@/lib/core/reglages'
import { ok, type Result, refus } from '@/lib/core/result'
import { ecrireJournal } from '@/lib/journal/mutations'
import { lireReglages, valeursParDefaut } from './data'
import { type Changement, changements, cleDe, empreinteValeurs, type Groupe, type Valeurs } from './rules'

type Auteur = { parId: string; maintenant: Date }

/** A value that is the default's is not kept: the default may then change with the environment. */
async function ecrire(tx: Tx, groupe: Groupe, { champ, apres }: Changement, { parId, maintenant }: Auteur) {
  const cle = cleDe(groupe, champ)
  if (apres === valeursParDefaut(groupe)[champ]) return tx.reglage.deleteMany({ where: { cle } })
  const data = { valeur: apres, modifieLe: maintenant, modifieParId: parId }
  return tx.reglage.upsert({ where: { cle }, create: { cle, ...data }, update: data })
}

/**
 * Changes one form's settings for every process. `lu`: fingerprint of the values that the person had before their eyes; when
 * others stand by now, nothing is written.
 */
export async function modifierReglages(
  { groupe, lu, valeurs, parId }: { groupe: Groupe; lu: string; valeurs: Valeurs; parId: string },
  maintenant: Date,
): Promise<Result<object, 'deja_modifie' | 'inchange'>> {
  const resultat = await transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Reglage" IN SHARE ROW EXCLUSIVE MODE` // one writer at a time, readers go on
    const avant = (await lireReglages(tx))[groupe]
    if (empreinteValeurs(groupe, avant) !== lu) return refus('deja_modifie')
    const faits = changements(groupe, avant, valeurs)
    if (faits.length === 0) return refus('inchange')
    for (const fait of faits) await ecrire(tx, groupe, fait, { parId, maintenant })
    const acteur = { type: 'agent', compteId: parId } as const
    await ecrireJournal(tx, { acteur, evenement: 'reglage.modifier', donnees: { groupe, changements: faits }, maintenant })
    return ok({})
  })
  if (resultat.ok) await rechargerReglages()
  return resultat
}
