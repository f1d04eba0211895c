import 'server-only'
import { type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { annulerJetons } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { finirSessions } from '@/lib/session/mutations'
import { deciderGelCompte, deciderGelOrganisme, type Geste, type RefusGelCompte, type RefusGelOrganisme } from './rules'

const AUTEUR = { id: true, role: true, activeLe: true, desactiveLe: true, geleLe: true } as const
const CIBLE = { ...AUTEUR, email: true, effaceLe: true } as const

type Gel = { parId: string; motif: string }

const colonnes = (geste: Geste, { parId, motif }: Gel, maintenant: Date) =>
  geste === 'geler'
    ? { geleLe: maintenant, geleMotif: motif, geleParId: parId }
    : { geleLe: null, geleMotif: null, geleParId: null }

const lireAuteur = (tx: Tx, id: string) => tx.compte.findUnique({ where: { id }, select: AUTEUR })
const connexion = () => `${getBaseUrl()}/connexion`

/**
 * Freezes an account, or frees it: its sessions end, its links are void and nothing opens it until it is freed. The owner is
 * told, the reason goes to the journal. One at a time with what changes agents: of two administrateurs who freeze each other at
 * once, one stays.
 */
export function changerGelCompte(
  geste: Geste,
  { compteId, ...gel }: Gel & { compteId: string },
  maintenant: Date,
): Promise<Result<object, RefusGelCompte>> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.administrateurs'))`
    const auteur = await lireAuteur(tx, gel.parId)
    const decision = deciderGelCompte(geste, {
      auteur,
      cible: await tx.compte.findUnique({ where: { id: compteId }, select: CIBLE }),
    })
    if (!decision.ok) return decision
    const { email: destinataire } = decision.cible
    await tx.compte.update({ where: { id: compteId }, data: colonnes(geste, gel, maintenant), select: { id: true } })
    await finirSessions(tx, compteId, maintenant)
    await annulerJetons(tx, compteId, ['activation', 'mot_de_passe', 'email'], maintenant)
    if (geste === 'geler') await ajouterCourriel(tx, { modele: 'compte-gele', destinataire, props: { geleLe: maintenant } })
    else await ajouterCourriel(tx, { modele: 'compte-degele', destinataire, props: { degeleLe: maintenant, lien: connexion() } })
    const acteur = { type: 'agent', compteId: gel.parId } as const
    const donnees = { motif: gel.motif }
    await ecrireJournal(tx, { acteur, evenement: `compte.${geste}`, compteId, donnees, maintenant })
    return ok({})
  })
}

/** Tells each member, once. */
async function prevenirMembres(tx: Tx, organismeId: string, geste: Geste, raisonSociale: string, maintenant: Date) {
  const membres = await tx.membre.findMany({
    where: { organismeId, compte: { activeLe: { not: null }, desactiveLe: null } },
    distinct: ['compteId'],
    select: { compte: { select: { email: true } } },
  })
  for (const { compte } of membres) {
    const envoi = { destinataire: compte.email, organismeId }
    if (geste === 'geler')
      await ajouterCourriel(tx, { ...envoi, modele: 'organisme-gele', props: { raisonSociale, geleLe: maintenant } })
    else {
      const props = { raisonSociale, degeleLe: maintenant, lien: connexion() }
      await ajouterCourriel(tx, { ...envoi, modele: 'organisme-degele', props })
    }
  }
}

/**
 * Freezes an organisme, or frees it: until then its members can do nothing on it, and its access counts as suspended. Its
 * members are told, the reason goes to the journal. Their other organismes remain.
 */
export function changerGelOrganisme(
  geste: Geste,
  { organismeId, ...gel }: Gel & { organismeId: string },
  maintenant: Date,
): Promise<Result<object, RefusGelOrganisme>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisme" WHERE id = ${organismeId}::uuid FOR NO KEY UPDATE`
    const auteur = await lireAuteur(tx, gel.parId)
    const cible = await tx.organisme.findUnique({ where: { id: organismeId }, select: { geleLe: true, raisonSociale: true } })
    const decision = deciderGelOrganisme(geste, { auteur, cible })
    if (!decision.ok) return decision
    await tx.organisme.update({ where: { id: organismeId }, data: colonnes(geste, gel, maintenant), select: { id: true } })
    await prevenirMembres(tx, organismeId, geste, decision.cible.raisonSociale, maintenant)
    const acteur = { type: 'agent', compteId: gel.parId } as const
    const donnees = { motif: gel.motif }
    await ecrireJournal(tx, { acteur, evenement: `organisme.${geste}`, organismeId, donnees, maintenant })
    return ok({})
  })
}
