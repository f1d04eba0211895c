import 'server-only'
import { randomUUID } from 'node:crypto'
import { preparerActivation } from '@/lib/compte/mutations'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { enqueue } from '@/lib/core/jobs'
import { hacherMotDePasse } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import type { Message } from '@/lib/courriel/rules'
import { ecrireJournal } from '@/lib/journal/mutations'

type Inscription = {
  siret: string
  email: string
  motDePasse: string
  verification: 'verifiee' | 'non_verifiee' | 'fermee' | 'inconnue'
  organisme: Omit<Parameters<Tx['organisme']['create']>[0]['data'], 'siret' | 'verification' | 'verifieeLe'>
}

/** The rows of a sign-up. Returns the activation e-mail, not sent yet. */
async function creer(tx: Tx, inscription: Inscription, empreinte: string, maintenant: Date): Promise<Message> {
  const { siret, email, verification, organisme } = inscription
  const compte = await tx.compte.create({ data: { email, motDePasse: empreinte, creeLe: maintenant }, select: { id: true } })
  const verifieeLe = verification === 'non_verifiee' ? null : maintenant
  const cree = await tx.organisme.create({
    data: { ...organisme, siret, verification, verifieeLe, creeLe: maintenant },
    select: { id: true, raisonSociale: true },
  })
  await tx.membre.create({ data: { organismeId: cree.id, compteId: compte.id, role: 'gestionnaire', creeLe: maintenant } })
  const ligne = {
    acteur: { type: 'membre', compteId: compte.id },
    organismeId: cree.id,
    compteId: compte.id,
    maintenant,
  } as const
  await ecrireJournal(tx, { ...ligne, evenement: 'compte.creer' })
  await ecrireJournal(tx, { ...ligne, evenement: 'organisme.creer', donnees: { siret, verification } })
  if (verification === 'non_verifiee') await enqueue(tx, 'annuaire', { organismeId: cree.id })
  return preparerActivation(tx, { id: compte.id, email }, cree, maintenant)
}

async function inscrireDansTransaction(tx: Tx, inscription: Inscription, empreinte: string, maintenant: Date) {
  const { siret, email } = inscription
  // In this order: who sees the account of a sign-up sees its organisme too, so that a form sent twice is told the same each time.
  const existant = await tx.compte.findUnique({ where: { email }, select: { id: true } })
  if (await tx.organisme.findUnique({ where: { siret }, select: { id: true } })) return refus('siret_pris')
  // An e-mail that has an account costs what a new one costs, or the time would tell: the same rows are made, and taken back.
  const saisie = existant ? { ...inscription, email: `${randomUUID()}@leurre.invalid` } : inscription
  await tx.$executeRaw`SAVEPOINT inscription`
  const activation = await creer(tx, saisie, empreinte, maintenant)
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
  const empreinte = await hacherMotDePasse(inscription.motDePasse)
  const essayer = () => transaction((tx) => inscrireDansTransaction(tx, inscription, empreinte, maintenant))
  try {
    return await essayer()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return essayer()
  }
}
