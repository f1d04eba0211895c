import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx } from '@/lib/core/db'
import { type EtatJeton, etatJeton, type UsageJeton } from './rules'

/** What a link is worth, without using it: opening a page consumes nothing (mail scanners open links). */
export async function lireEtatJeton(jeton: string, usage: UsageJeton, maintenant: Date): Promise<EtatJeton> {
  const ligne = await getPrisma().jeton.findUnique({
    where: { empreinte: sha256(jeton) },
    select: { usage: true, expireLe: true, consommeLe: true, annuleLe: true },
  })
  return etatJeton(ligne, usage, maintenant)
}

/** What a link to choose a password is: the invitation of an agent, who is activated by it, or an ordinary one. */
export async function usageDuChoix(jeton: string, base: Pick<Tx, 'jeton'> = getPrisma()): Promise<'activation' | 'mot_de_passe'> {
  const where = { empreinte: sha256(jeton), usage: 'activation', compte: { role: { not: 'organisme' } } } as const
  return (await base.jeton.count({ where })) === 1 ? 'activation' : 'mot_de_passe'
}

/** Words an attacker would try first for this link's account: its e-mail and the names of its organismes. */
export async function motsDuJeton(jeton: string): Promise<string[]> {
  const ligne = await getPrisma().jeton.findUnique({
    where: { empreinte: sha256(jeton) },
    select: { compte: { select: { email: true, membres: { select: { organisme: { select: { raisonSociale: true } } } } } } },
  })
  return ligne ? [ligne.compte.email, ...ligne.compte.membres.map(({ organisme }) => organisme.raisonSociale)] : []
}

/** What `/mon-compte` says of an account: the organismes it belongs to, and whether it has a password. */
export async function findMonCompte(compteId: string) {
  const organisme = { select: { id: true, raisonSociale: true } } as const
  const select = { motDePasse: true, membres: { select: { role: true, organisme } } } as const
  const { motDePasse, membres } = await getPrisma().compte.findUniqueOrThrow({ where: { id: compteId }, select })
  return { aMotDePasse: motDePasse !== null, organismes: membres.map(({ role, organisme: sien }) => ({ role, ...sien })) }
}

/** The organismes an account belongs to. */
export async function listOrganismesDuCompte(compteId: string) {
  const membres = await getPrisma().membre.findMany({
    where: { compteId },
    select: { role: true, organisme: { select: { id: true, raisonSociale: true, siret: true } } },
  })
  return membres.map(({ role, organisme }) => ({ role, ...organisme }))
}

/** The identifier of the account of an e-mail, or null. For agents only. */
export async function findCompteId(email: string): Promise<string | null> {
  return (await getPrisma().compte.findUnique({ where: { email }, select: { id: true } }))?.id ?? null
}

const COMPTE_VU = {
  id: true,
  email: true,
  nom: true,
  role: true,
  activeLe: true,
  desactiveLe: true,
  geleLe: true,
  geleMotif: true,
  geleParId: true,
  demonstration: true,
  connecteLe: true,
  creeLe: true,
  totpConfirmeLe: true,
  _count: { select: { clesAcces: true } },
  membres: { select: { role: true, organisme: { select: { id: true, raisonSociale: true, siret: true } } } },
} as const

/** An account as agents see it, or null: nothing secret. */
export async function findCompteVu(id: string) {
  const compte = await getPrisma().compte.findUnique({ where: { id }, select: COMPTE_VU })
  if (!compte) return null
  const { totpConfirmeLe, _count, ...vu } = compte
  return { ...vu, aFacteur: totpConfirmeLe !== null || _count.clesAcces > 0 }
}
export type CompteVu = NonNullable<Awaited<ReturnType<typeof findCompteVu>>>
