import 'server-only'
import { chiffrer, sha256 } from '@/lib/core/chiffrement'
import { getPrisma, isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { verifierMotDePasse } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { annulerJetons, consommerJeton, creerJeton, lienDeJeton, verrouiller } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'

type Etape = { etape: 'demandee' | 'faite'; compteId: string; ancienne: string; depuis: Date }

/** Tells the present address, or the one before, with a way to say « not me » that undoes everything since `depuis`. */
async function prevenirAncienne(tx: Tx, { etape, compteId, ancienne, depuis }: Etape, maintenant: Date): Promise<void> {
  const { jeton, expireLe } = await creerJeton(tx, compteId, 'alerte', maintenant, { email: ancienne, depuis })
  const props = { etape, le: maintenant, lien: lienDeJeton('/connexion/alerte', jeton), expireLe }
  await ajouterCourriel(tx, { modele: 'email-change', destinataire: ancienne, props })
  const evenement = etape === 'demandee' ? 'compte.demander_email' : 'compte.changer_email'
  await ecrireJournal(tx, { acteur: { type: 'membre', compteId }, evenement, compteId, maintenant })
}

type Demande = { compteId: string; nouvelle: string; motDePasse: string; envoyer: boolean }

/**
 * Asks for another address. The present one is told; the worker writes to the new one, so that neither the answer nor its time
 * says whether it has an account. `envoyer`: false when that address was written to too often.
 */
export async function demanderChangement(
  { compteId, nouvelle, motDePasse, envoyer }: Demande,
  maintenant: Date,
): Promise<Result<object, 'mot_de_passe' | 'inchangee'>> {
  const lu = await getPrisma().compte.findUniqueOrThrow({ where: { id: compteId }, select: { motDePasse: true, email: true } })
  if (!(await verifierMotDePasse(motDePasse, lu.motDePasse))) return refus('mot_de_passe')
  if (lu.email === nouvelle) return refus('inchangee')
  return transaction(async (tx) => {
    await verrouiller(tx, compteId)
    if ((await tx.compte.count({ where: { id: compteId, ...lu } })) !== 1) return refus('mot_de_passe')
    const { jeton } = await creerJeton(tx, compteId, 'email', maintenant, { email: nouvelle })
    await prevenirAncienne(tx, { etape: 'demandee', compteId, ancienne: lu.email, depuis: maintenant }, maintenant)
    if (envoyer) await enqueue(tx, 'lien', { lien: 'email', jeton: chiffrer('lien', jeton) })
    return ok({})
  })
}

/** Sends the link to the new address; nothing to one that has an account, nor for a request that was given up since. */
export async function envoyerConfirmation(jeton: string, maintenant: Date): Promise<void> {
  await transaction(async (tx) => {
    const where = {
      empreinte: sha256(jeton),
      usage: 'email',
      consommeLe: null,
      annuleLe: null,
      expireLe: { gt: maintenant },
    } as const
    const ligne = await tx.jeton.findFirst({ where, select: { email: true, expireLe: true } })
    if (!ligne?.email || (await tx.compte.count({ where: { email: ligne.email } })) > 0) return
    const props = { lien: lienDeJeton('/connexion/adresse', jeton), expireLe: ligne.expireLe }
    await ajouterCourriel(tx, { modele: 'email-a-confirmer', destinataire: ligne.email, props })
  })
}

type Confirmation = Result<object, 'inconnu' | 'expire' | 'consomme' | 'prise'>

/** Gives the account its new address (POST only); the former one is told, and its waiting links are void. */
export async function confirmerChangement(jeton: string, maintenant: Date): Promise<Confirmation> {
  const essayer = () =>
    transaction(async (tx): Promise<Confirmation> => {
      const { etat, compteId, email, creeLe } = await consommerJeton(tx, jeton, 'email', maintenant)
      if (etat !== 'valable' || !compteId || !email) return refus(etat === 'valable' ? 'consomme' : etat)
      const select = { email: true, desactiveLe: true, geleLe: true } as const
      const { email: ancienne, ...compte } = await tx.compte.findUniqueOrThrow({ where: { id: compteId }, select })
      if (compte.desactiveLe || compte.geleLe) return refus('expire')
      if ((await tx.compte.count({ where: { email } })) > 0) return refus('prise')
      await tx.compte.update({ where: { id: compteId }, data: { email }, select: { id: true } })
      await annulerJetons(tx, compteId, ['mot_de_passe'], maintenant)
      await prevenirAncienne(tx, { etape: 'faite', compteId, ancienne, depuis: creeLe }, maintenant)
      return ok({})
    })
  try {
    return await essayer()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return essayer() // somebody took the address at the same instant: it is read as taken now
  }
}
