import 'server-only'
import { transaction } from '@/lib/core/db'
import { ok, type Result, refus } from '@/lib/core/result'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Genre } from './rules'

type Saisie = { genre: Genre; titre: string; texte: string }
type Trouve = Result<{ modeleId: string }, 'introuvable' | 'modifie'>
const agent = (compteId: string) => ({ type: 'agent', compteId }) as const

/** A new model of reason. */
export function creerModele(saisie: Saisie, parId: string, maintenant: Date): Promise<Trouve> {
  return transaction(async (tx) => {
    const { id } = await tx.modele.create({
      data: { ...saisie, modifieParId: parId, creeLe: maintenant, modifieLe: maintenant },
      select: { id: true },
    })
    const donnees = { modeleId: id, apres: saisie }
    await ecrireJournal(tx, { acteur: agent(parId), evenement: 'modele.creer', donnees, maintenant })
    return ok({ modeleId: id })
  })
}

type Modification = { modeleId: string; modifieLe: string; saisie: Saisie; parId: string }

/** Changes a model that is still as it was read; the journal keeps it before and after. Decisions already taken keep their text. */
export function modifierModele({ modeleId, modifieLe, saisie, parId }: Modification, maintenant: Date): Promise<Trouve> {
  return transaction(async (tx) => {
    const avant = await tx.modele.findUnique({ where: { id: modeleId }, select: { genre: true, titre: true, texte: true } })
    if (!avant) return refus('introuvable')
    const { count } = await tx.modele.updateMany({
      where: { id: modeleId, modifieLe: new Date(modifieLe) },
      data: { ...saisie, modifieParId: parId, modifieLe: maintenant },
    })
    if (count !== 1) return refus('modifie')
    const donnees = { modeleId, avant, apres: saisie }
    await ecrireJournal(tx, { acteur: agent(parId), evenement: 'modele.modifier', donnees, maintenant })
    return ok({ modeleId })
  })
}

type Bascule = { modeleId: string; parId: string; vers: 'retire' | 'en_service' }

/** Takes a model out of use, or puts it back; the row stays, decisions point to it. Done already, it changes nothing. */
export function basculerModele({ modeleId, parId, vers }: Bascule, maintenant: Date): Promise<Trouve> {
  return transaction(async (tx) => {
    const retire = vers === 'retire'
    const { count } = await tx.modele.updateMany({
      where: { id: modeleId, retireLe: retire ? null : { not: null } },
      data: { retireLe: retire ? maintenant : null },
    })
    if (count !== 1) return (await tx.modele.count({ where: { id: modeleId } })) === 1 ? ok({ modeleId }) : refus('introuvable')
    const evenement = retire ? 'modele.retirer' : 'modele.remettre'
    await ecrireJournal(tx, { acteur: agent(parId), evenement, donnees: { modeleId }, maintenant })
    return ok({ modeleId })
  })
}
