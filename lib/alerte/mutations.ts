import 'server-only'
import { type Tx, transaction } from '@/lib/core/db'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { annulerJetons, consommerJeton, creerJeton, lienDeJeton } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { finirSessions } from '@/lib/session/mutations'

/** Takes back the second factors that were given since an instant: whoever came in then may have left a way back. */
async function retirerFacteursDepuis(tx: Tx, compteId: string, depuis: Date): Promise<void> {
  await tx.cleAcces.deleteMany({ where: { compteId, creeLe: { gte: depuis } } })
  const { count } = await tx.compte.updateMany({
    where: { id: compteId, totpConfirmeLe: { gte: depuis } },
    data: { totpSecret: null, totpConfirmeLe: null, totpDernierPas: null },
  })
  const codes = { compteId, ...(count === 0 ? { creeLe: { gte: depuis } } : {}) }
  await tx.codeSecours.deleteMany({ where: codes })
}

const GEL_ADRESSE = 'Changement d’adresse e-mail contesté, alors que l’adresse d’avant a un autre compte.'

/**
 * Gives the account back the address that the alert was sent to. When another account has it by now, nobody may get in with
 * the address that was put in its place: the account is frozen, and its owner told to write to us.
 */
async function rendreAdresse(tx: Tx, compteId: string, email: string, maintenant: Date): Promise<void> {
  const ailleurs = await tx.compte.findUnique({ where: { email }, select: { id: true } })
  if (ailleurs?.id === compteId) return
  const data = ailleurs ? { geleLe: maintenant, geleMotif: GEL_ADRESSE } : { email }
  await tx.compte.update({ where: { id: compteId }, data, select: { id: true } })
  if (ailleurs) await ajouterCourriel(tx, { modele: 'compte-gele', destinataire: email, props: { geleLe: maintenant } })
}

/** Sends the link to choose another password; nothing for an account that has none to change or is closed, no link to a frozen one. */
async function faireChoisir(tx: Tx, compteId: string, maintenant: Date): Promise<void> {
  const select = { email: true, motDePasse: true, desactiveLe: true, geleLe: true } as const
  const compte = await tx.compte.findUniqueOrThrow({ where: { id: compteId }, select })
  if (!compte.motDePasse || compte.desactiveLe) return
  await tx.compte.update({
    where: { id: compteId },
    data: { motDePasse: null, provisoireExpireLe: null },
    select: { id: true },
  })
  if (compte.geleLe) return
  const { jeton, expireLe } = await creerJeton(tx, compteId, 'mot_de_passe', maintenant)
  const props = { lien: lienDeJeton('/mot-de-passe/nouveau', jeton), expireLe }
  await ajouterCourriel(tx, { modele: 'compte-protege', destinataire: compte.email, props })
}

/**
 * « Ce n’était pas moi » (POST only): ends every session, forgets every browser and waiting link, takes back the second
 * factors given since, gives back the address that the alert was sent to, makes the password worthless and sends the link to
 * choose another.
 */
export async function contesterConnexion(
  jeton: string,
  maintenant: Date,
): Promise<Result<object, 'inconnu' | 'expire' | 'consomme'>> {
  return transaction(async (tx) => {
    const { etat, compteId, email, creeLe } = await consommerJeton(tx, jeton, 'alerte', maintenant)
    if (etat !== 'valable' || !compteId) return refus(etat === 'valable' ? 'consomme' : etat)
    await finirSessions(tx, compteId, maintenant)
    await tx.appareil.deleteMany({ where: { compteId } })
    await annulerJetons(tx, compteId, ['mot_de_passe', 'alerte', 'email'], maintenant)
    await retirerFacteursDepuis(tx, compteId, creeLe)
    if (email) await rendreAdresse(tx, compteId, email, maintenant)
    await faireChoisir(tx, compteId, maintenant)
    const acteur = { type: 'membre', compteId } as const
    await ecrireJournal(tx, { acteur, evenement: 'compte.contester_connexion', compteId, maintenant })
    return ok({})
  })
}
