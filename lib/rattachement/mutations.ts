import 'server-only'
import { type Tx, transaction, transactionRejouee } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { ajouterGestionnaire, listMembresPourDecider, verrouillerOrganisme } from '@/lib/membre/mutations'
import { gere, peutAgir } from '@/lib/membre/rules'
import { deciderRattachement, type EvenementRattachement, type RefusRattachement, TRANSITIONS } from './rules'

type Demande = { siret: string; compteId: string; message: string | null }

async function demanderDansTransaction(tx: Tx, { siret, compteId, message }: Demande, maintenant: Date) {
  const organisme = await tx.organisme.findUnique({
    where: { siret },
    select: { id: true, raisonSociale: true, siret: true, membres: { where: { compteId, role: 'gestionnaire' } } },
  })
  const ouverts = await tx.rattachement.findMany({
    where: { compteId, statut: 'en_attente' },
    select: { organismeId: true },
  })
  const decision = deciderRattachement({
    inscrit: organisme !== null,
    dejaMembre: (organisme?.membres.length ?? 0) > 0,
    dejaDemande: ouverts.some(({ organismeId }) => organismeId === organisme?.id),
    ouverts: ouverts.length,
  })
  if (!organisme || !decision.ok) return decision.ok ? refus('introuvable') : decision
  const { id: organismeId, raisonSociale } = organisme
  const data = { organismeId, compteId, message, creeLe: maintenant }
  const { id, compte } = await tx.rattachement.create({ data, select: { id: true, compte: { select: { email: true } } } })
  const props = { raisonSociale, siret, email: compte.email, message, lien: `${getBaseUrl()}/organisme/membres` }
  for (const membre of (await listMembresPourDecider(tx, organismeId)).filter(gere))
    await ajouterCourriel(tx, { modele: 'rattachement-demande', destinataire: membre.email, organismeId, props })
  const acteur = { type: 'membre', compteId } as const
  const donnees = { rattachementId: id }
  await ecrireJournal(tx, { acteur, evenement: 'rattachement.demander', organismeId, compteId, donnees, maintenant })
  return ok({})
}

/** « Demander à rejoindre »: the gestionnaires are told who asks; the person who asks learns nothing about them. */
export const demanderRattachement = (demande: Demande, maintenant: Date): Promise<Result<object, RefusRattachement>> =>
  transactionRejouee((tx) => demanderDansTransaction(tx, demande, maintenant))

const EVENEMENTS = {
  accepter: 'rattachement.accepter',
  refuser: 'rattachement.refuser',
  annuler: 'rattachement.annuler',
} as const satisfies Record<EvenementRattachement, string>

type Fini = { id: string; organismeId: string; compteId: string }

/** Moves a request that still waits, and leaves its line; null when somebody was first, or it is not where it is looked for. */
async function finir(
  tx: Tx,
  evenement: EvenementRattachement,
  where: { id: string; organismeId?: string; compteId?: string },
  parId: string,
  maintenant: Date,
): Promise<Fini | null> {
  const vers = TRANSITIONS.en_attente[evenement]
  const [fini] = await tx.rattachement.updateManyAndReturn({
    where: { ...where, statut: 'en_attente' },
    data: { statut: vers, decideLe: maintenant, decideParId: parId },
    select: { id: true, organismeId: true, compteId: true },
  })
  return fini ?? null
}

const tracer = (tx: Tx, evenement: EvenementRattachement, fini: Fini, parId: string, maintenant: Date) =>
  ecrireJournal(tx, {
    acteur: { type: 'membre', compteId: parId },
    evenement: EVENEMENTS[evenement],
    organismeId: fini.organismeId,
    compteId: fini.compteId,
    donnees: { rattachementId: fini.id },
    maintenant,
  })

/** « Annuler ma demande », by the person who asked. */
export function annulerRattachement(
  { id, compteId }: { id: string; compteId: string },
  maintenant: Date,
): Promise<Result<object, 'introuvable'>> {
  return transaction(async (tx) => {
    const fini = await finir(tx, 'annuler', { id, compteId }, compteId, maintenant)
    if (!fini) return refus('introuvable')
    await tracer(tx, 'annuler', fini, compteId, maintenant)
    return ok({})
  })
}

/**
 * « Accepter » or « Refuser », by a gestionnaire who still is one; the person is told, without a word about who answered. Of
 * two answers at once one counts.
 */
export function repondreRattachement(
  evenement: 'accepter' | 'refuser',
  { id, organismeId, parId }: { id: string; organismeId: string; parId: string },
  maintenant: Date,
): Promise<Result<object, 'plus_autorise' | 'introuvable' | 'inactif'>> {
  return transaction(async (tx) => {
    await verrouillerOrganisme(tx, organismeId)
    const auteur = (await listMembresPourDecider(tx, organismeId)).find((membre) => membre.id === parId)
    if (!auteur || !gere(auteur)) return refus('plus_autorise')
    const demande = await tx.rattachement.findFirst({
      where: { id, organismeId, statut: 'en_attente' },
      select: {
        compte: { select: { email: true, activeLe: true, desactiveLe: true, geleLe: true } },
        organisme: { select: { siret: true } },
      },
    })
    if (!demande) return refus('introuvable')
    if (evenement === 'accepter' && !peutAgir(demande.compte)) return refus('inactif')
    const fini = await finir(tx, evenement, { id, organismeId }, parId, maintenant)
    if (!fini) return refus('introuvable')
    if (evenement === 'accepter') await ajouterGestionnaire(tx, fini, maintenant)
    const { siret } = demande.organisme
    const props = { siret, acceptee: evenement === 'accepter', lien: `${getBaseUrl()}/organismes` }
    await ajouterCourriel(tx, { modele: 'rattachement-reponse', destinataire: demande.compte.email, props })
    await tracer(tx, evenement, fini, parId, maintenant)
    return ok({})
  })
}
