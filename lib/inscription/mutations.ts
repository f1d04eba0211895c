import 'server-only'
import { randomUUID } from 'node:crypto'
import { preparerActivation } from '@/lib/compte/mutations'
import { type Tx, transactionRejouee } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { enqueue } from '@/lib/core/jobs'
import { hacherMotDePasse } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import type { Message } from '@/lib/courriel/rules'
import { ecrireJournal } from '@/lib/journal/mutations'

type Etablissement = {
  siret: string
  verification: 'verifiee' | 'non_verifiee' | 'fermee' | 'inconnue'
  organisme: Omit<Parameters<Tx['organisme']['create']>[0]['data'], 'siret' | 'verification' | 'verifieeLe'>
}
type Compte = { email: string; motDePasse: string }
type Inscription = Compte & Etablissement

/** The rows of an organisme and of its first gestionnaire; `compteNeuf`: whether the account was made with it. */
async function poserOrganisme(tx: Tx, etablissement: Etablissement, compteId: string, maintenant: Date, compteNeuf: boolean) {
  const { siret, verification, organisme } = etablissement
  const verifieeLe = verification === 'non_verifiee' ? null : maintenant
  const cree = await tx.organisme.create({
    data: { ...organisme, siret, verification, verifieeLe, creeLe: maintenant },
    select: { id: true, raisonSociale: true },
  })
  await tx.membre.create({ data: { organismeId: cree.id, compteId, role: 'gestionnaire', creeLe: maintenant } })
  const ligne = { acteur: { type: 'membre', compteId }, organismeId: cree.id, compteId, maintenant } as const
  if (compteNeuf) await ecrireJournal(tx, { ...ligne, evenement: 'compte.creer' })
  await ecrireJournal(tx, { ...ligne, evenement: 'organisme.creer', donnees: { siret, verification } })
  if (verification === 'non_verifiee') await enqueue(tx, 'annuaire', { organismeId: cree.id })
  return cree
}

/** The rows of a sign-up, with an organisme or without. Returns the activation e-mail, not sent yet. */
async function creer(
  tx: Tx,
  { email, motDePasse }: Compte,
  etablissement: Etablissement | null,
  maintenant: Date,
): Promise<Message> {
  const { id } = await tx.compte.create({ data: { email, motDePasse, creeLe: maintenant }, select: { id: true } })
  const acteur = { type: 'membre', compteId: id } as const
  if (!etablissement) await ecrireJournal(tx, { acteur, evenement: 'compte.creer', compteId: id, maintenant })
  const organisme = etablissement ? await poserOrganisme(tx, etablissement, id, maintenant, true) : undefined
  return preparerActivation(tx, { id, email }, organisme, maintenant)
}

const siretPris = async (tx: Tx, siret: string) => (await tx.organisme.count({ where: { siret } })) > 0

async function inscrireDansTransaction(tx: Tx, compte: Compte, etablissement: Etablissement | null, maintenant: Date) {
  const { email } = compte
  // In this order: who sees the account of a sign-up sees its organisme too, so that a form sent twice is told the same each time.
  const existant = await tx.compte.findUnique({ where: { email }, select: { id: true } })
  if (etablissement && (await siretPris(tx, etablissement.siret))) return refus('siret_pris')
  // An e-mail that has an account costs what a new one costs, or the time would tell: the same rows are made, and taken back.
  const saisie = existant ? { ...compte, email: `${randomUUID()}@leurre.invalid` } : compte
  await tx.$executeRaw`SAVEPOINT inscription`
  const activation = await creer(tx, saisie, etablissement, maintenant)
  if (existant) await tx.$executeRaw`ROLLBACK TO SAVEPOINT inscription`
  else await tx.$executeRaw`RELEASE SAVEPOINT inscription`
  const props = { lienConnexion: `${getBaseUrl()}/connexion`, lienMotDePasse: `${getBaseUrl()}/mot-de-passe/oublie` }
  await ajouterCourriel(tx, existant ? { modele: 'compte-existant', destinataire: email, props } : activation)
  return ok({})
}

/**
 * Creates organisme, account, membership, journal lines and e-mail in one transaction. An e-mail that already has an
 * account gets a message instead and the answer is the same. Of two simultaneous sign-ups one wins, the other is retold.
 */
export async function inscrire(inscription: Inscription, maintenant: Date): Promise<Result<object, 'siret_pris'>> {
  const { email, motDePasse, ...etablissement } = inscription
  const compte = { email, motDePasse: await hacherMotDePasse(motDePasse) }
  return transactionRejouee((tx) => inscrireDansTransaction(tx, compte, etablissement, maintenant))
}

/** An account of no organisme, for who will ask to join one; the answer is the same whether or not the e-mail has one already. */
export async function inscrirePersonne({ email, motDePasse }: Compte, maintenant: Date): Promise<void> {
  const compte = { email, motDePasse: await hacherMotDePasse(motDePasse) }
  await transactionRejouee((tx) => inscrireDansTransaction(tx, compte, null, maintenant))
}

/**
 * « Ajouter un organisme » of a signed-in person, whose session goes on to it. Of two people who add one SIRET at once one wins,
 * the other is told that it is taken.
 */
export function ajouterOrganisme(
  etablissement: Etablissement,
  session: { id: string; compteId: string },
  maintenant: Date,
): Promise<Result<object, 'siret_pris'>> {
  return transactionRejouee(async (tx) => {
    if (await siretPris(tx, etablissement.siret)) return refus('siret_pris')
    const { id: organismeId } = await poserOrganisme(tx, etablissement, session.compteId, maintenant, false)
    await tx.session.updateMany({ where: { id: session.id, compteId: session.compteId }, data: { organismeId } })
    return ok({})
  })
}
