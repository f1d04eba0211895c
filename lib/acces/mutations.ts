import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { effetAcceptation } from '@/lib/demande/rules'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Acteur } from '@/lib/journal/rules'
import { cleRappel, type GesteAcces, ouvrirPeriode, prolongerPeriode, rappelDu, transitionAcces } from './rules'

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

const fiche = () => `${getBaseUrl()}/organisme`

/** Whoever manages the organisme's access: gestionnaires and RGC whose account is open, each once. */
async function responsables(tx: Tx, organismeId: string) {
  const ouvert = { activeLe: { not: null }, desactiveLe: null }
  const membres = await tx.membre.findMany({
    where: { organismeId, compte: ouvert },
    distinct: ['compteId'],
    select: { compte: { select: { id: true, email: true } } },
  })
  return membres.map(({ compte }) => compte)
}

type Geste = { organismeId: string; accesId: string; motif: string; agentId: string }

/**
 * An agent suspends, restores or withdraws an access, with a reason that the organisme reads (CRPA, L211-2). At once: whoever
 * asks from then on finds it so. Of two agents at once, the second is refused.
 */
export function changerAcces(
  geste: GesteAcces,
  { organismeId, accesId, motif, agentId }: Geste,
  maintenant: Date,
): Promise<Result<object, 'introuvable' | 'impossible'>> {
  return transaction(async (tx) => {
    const acces = await tx.acces.findFirst({
      where: { id: accesId, organismeId },
      select: { ...PERIODE, organisme: { select: { raisonSociale: true } } },
    })
    if (!acces) return refus('introuvable')
    const vers = transitionAcces(acces, geste, maintenant)
    if (!vers) return refus('impossible')
    const { count } = await tx.acces.updateMany({
      where: { id: accesId, statut: acces.statut },
      data: { statut: vers, motif: vers === 'actif' ? null : motif },
    })
    if (count !== 1) return refus('impossible')
    const acteur = { type: 'agent', compteId: agentId } as const
    const donnees = { accesId, motif }
    await ecrireJournal(tx, { acteur, evenement: `acces.${geste}`, organismeId, de: acces.statut, vers, donnees, maintenant })
    const { raisonSociale } = acces.organisme
    const props = { raisonSociale, changement: geste, motif, fin: acces.fin, le: maintenant, lien: fiche() }
    for (const { email } of await responsables(tx, organismeId))
      await ajouterCourriel(tx, { modele: 'acces-modifie', destinataire: email, organismeId, props })
    return ok({})
  })
}

const LOT = 200
const JOUR_MS = 86_400_000
const RAPPEL_MAX_MS = 91 * JOUR_MS

/** Tells those who manage one access what its clock says, and marks it ended when it has. Each e-mail is written once. */
function suivreEcheance(accesId: string, maintenant: Date): Promise<void> {
  return transaction(async (tx) => {
    const acces = await tx.acces.findUnique({
      where: { id: accesId },
      select: { ...PERIODE, organismeId: true, organisme: { select: { raisonSociale: true } } },
    })
    const jours = acces && rappelDu(acces, maintenant)
    if (!acces || jours === null) return
    const { organismeId, statut, fin } = acces
    if (jours === 0) {
      const { count } = await tx.acces.updateMany({ where: { id: accesId, statut, fin }, data: { statut: 'expire' } })
      if (count !== 1) return
      const suite = { organismeId, de: statut, vers: 'expire', donnees: { accesId }, maintenant }
      await ecrireJournal(tx, { acteur: { type: 'systeme' }, evenement: 'acces.expirer', ...suite })
    }
    const props = { raisonSociale: acces.organisme.raisonSociale, jours, fin, lien: fiche() }
    for (const { id, email } of await responsables(tx, organismeId)) {
      const cle = cleRappel(accesId, fin, jours, id)
      if (await tx.courriel.findUnique({ where: { cle }, select: { id: true } })) continue
      await ajouterCourriel(tx, { modele: 'acces-echeance', destinataire: email, organismeId, cle, props })
    }
  })
}

/** One lot of the accesses whose end is near or past, from `apres` on, and where the next one begins; null after the last. */
export async function suivreEcheances(apres: string | null, maintenant: Date): Promise<string | null> {
  const lus = await getPrisma().acces.findMany({
    where: {
      statut: EN_COURS,
      fin: { lt: new Date(maintenant.getTime() + RAPPEL_MAX_MS) },
      ...(apres && { id: { gt: apres } }),
    },
    orderBy: { id: 'asc' },
    take: LOT,
    select: { id: true },
  })
  for (const { id } of lus) await suivreEcheance(id, maintenant)
  return lus.length === LOT ? (lus.at(-1)?.id ?? null) : null
}
