import 'server-only'
import type { Tx } from '@/lib/core/db'
import { effetAcceptation } from '@/lib/demande/rules'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Acteur } from '@/lib/journal/rules'
import { ouvrirPeriode, prolongerPeriode } from './rules'

type Cible = { demandeId: string; organismeId: string; acteur: Acteur }
const EN_COURS = { in: ['actif', 'suspendu'] as ('actif' | 'suspendu')[] }
const PERIODE = { id: true, statut: true, debut: true, fin: true } as const

/** What an accepted demande does to the organisme's access; ties the demande to it. Called inside the acceptance. */
export async function effetAcces(tx: Tx, { demandeId, organismeId, acteur }: Cible, maintenant: Date) {
  const { nature } = await tx.demande.findUniqueOrThrow({ where: { id: demandeId }, select: { nature: true } })
  const actuel = await tx.acces.findFirst({ where: { organismeId, statut: EN_COURS }, select: PERIODE })
  const effet = effetAcceptation(nature, actuel, maintenant)
  const acces = await appliquer(tx, effet, actuel, organismeId, maintenant)
  const demande = await tx.demande.update({ where: { id: demandeId }, data: { accesId: acces.id } })
  if (effet !== 'conserver') {
    const evenement = effet === 'ouvrir' ? 'acces.ouvrir' : 'acces.prolonger'
    const donnees = { debut: acces.debut.toISOString(), fin: acces.fin.toISOString() }
    await ecrireJournal(tx, { acteur, evenement, organismeId, demandeId, donnees, maintenant })
  }
  return { acces, demande }
}

type Actuel = { id: string; debut: Date; fin: Date } | null

async function appliquer(
  tx: Tx,
  effet: ReturnType<typeof effetAcceptation>,
  actuel: Actuel,
  organismeId: string,
  maintenant: Date,
) {
  if (actuel && effet === 'conserver') return actuel
  if (actuel && effet === 'prolonger') {
    return tx.acces.update({ where: { id: actuel.id }, data: prolongerPeriode(actuel, maintenant), select: PERIODE })
  }
  // An access whose end has passed while its row still says « actif » makes room for the new one.
  if (actuel) await tx.acces.update({ where: { id: actuel.id }, data: { statut: 'expire' }, select: { id: true } })
  return tx.acces.create({
    data: { organismeId, statut: 'actif', creeLe: maintenant, ...ouvrirPeriode(maintenant) },
    select: PERIODE,
  })
}
