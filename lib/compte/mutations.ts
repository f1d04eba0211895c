import 'server-only'
import { chiffrer, sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import type { File } from '@/lib/core/hachage'
import { enqueue } from '@/lib/core/jobs'
import { hacherMotDePasse, verifierMotDePasse } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import type { Message } from '@/lib/courriel/rules'
import { annulerJetons, consommerJeton, creerJeton, lienDeJeton, verrouiller } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { finirSessions, type Navigateur, type Ouverte, ouvrirSession, reconnaitreAppareil } from '@/lib/session/mutations'
import { usageDuChoix } from './data'
import { deciderConnexion } from './rules'

type Activable = { id: string; email: string }
type Inscrit = { id: string; raisonSociale: string }

/** A new activation link for an account, in the e-mail that carries it; the first organisme's name, if any, is shown. */
export async function preparerActivation(
  tx: Tx,
  compte: Activable,
  organisme: Inscrit | undefined,
  maintenant: Date,
): Promise<Message> {
  const { jeton, expireLe } = await creerJeton(tx, compte.id, 'activation', maintenant)
  const props = { raisonSociale: organisme?.raisonSociale ?? null, lien: lienDeJeton('/activation', jeton), expireLe }
  return { modele: 'activation', destinataire: compte.email, organismeId: organisme?.id, props }
}

type AvecOrganisme = Activable & { membres: { organisme: Inscrit }[] }

/** Sends a new activation link to an account that is not active yet. */
async function envoyerActivation(tx: Tx, compte: AvecOrganisme, maintenant: Date) {
  await ajouterCourriel(tx, await preparerActivation(tx, compte, compte.membres[0]?.organisme, maintenant))
}

/** Whether an account waits for its activation link; invited agents have a password to choose instead. */
const attendActivation = ({ role, activeLe, geleLe }: { role: Role; activeLe: Date | null; geleLe: Date | null }) =>
  role === 'organisme' && !activeLe && !geleLe

/**
 * Leaves to the worker the sending of what an e-mail may need. Whether it has an account decides what is sent, and must not
 * be read in the time of the answer. The e-mail waits encrypted.
 */
export async function demanderLien(lien: 'activation' | 'mot_de_passe', email: string): Promise<void> {
  await transaction((tx) => enqueue(tx, 'lien', { lien, email: chiffrer('lien', email) }))
}

const AVEC_ORGANISME = {
  id: true,
  email: true,
  role: true,
  activeLe: true,
  desactiveLe: true,
  geleLe: true,
  motDePasse: true,
  provisoireExpireLe: true,
  membres: { select: { organisme: { select: { id: true, raisonSociale: true } } }, take: 1 },
} as const

/** « Renvoyer l'e-mail »: nothing happens for an unknown, active or frozen account, and nothing tells the difference. */
export async function renvoyerActivation(email: string, maintenant: Date): Promise<void> {
  await transaction(async (tx) => {
    const compte = await tx.compte.findUnique({ where: { email }, select: AVEC_ORGANISME })
    if (compte && attendActivation(compte)) await envoyerActivation(tx, compte, maintenant)
  })
}

/** A new activation link in exchange for an old one; nothing happens when the account is active or the link unknown. */
export async function remplacerActivation(jeton: string, maintenant: Date): Promise<void> {
  await transaction(async (tx) => {
    const ligne = await tx.jeton.findUnique({
      where: { empreinte: sha256(jeton), usage: 'activation' },
      select: { compte: { select: AVEC_ORGANISME } },
    })
    if (ligne && attendActivation(ligne.compte)) await envoyerActivation(tx, ligne.compte, maintenant)
  })
}

/** Activates the account of a link (POST only). A replay says so and opens nothing. */
export async function activerCompte(jeton: string, maintenant: Date): Promise<Result<object, 'inconnu' | 'expire' | 'consomme'>> {
  return transaction(async (tx) => {
    if ((await usageDuChoix(jeton, tx)) === 'activation') return refus('inconnu') // an invited agent has a password to choose
    const { etat, compteId } = await consommerJeton(tx, jeton, 'activation', maintenant)
    if (etat !== 'valable' || !compteId) return refus(etat === 'valable' ? 'consomme' : etat)
    const { count } = await tx.compte.updateMany({ where: { id: compteId, activeLe: null }, data: { activeLe: maintenant } })
    if (count === 1)
      await ecrireJournal(tx, { acteur: { type: 'membre', compteId }, evenement: 'compte.activer', compteId, maintenant })
    return ok({})
  })
}

type Role = 'organisme' | 'agent' | 'administrateur'
export type Connexion = Result<(Ouverte & { role: Role }) | { jeton: string }, 'identifiants' | 'gele' | 'non_active'>

const NAVIGATEUR_INCONNU: Navigateur = { navigateur: '', jetonAppareil: null }

/**
 * Checks a password and opens a session row. A provisional password opens none: it is used up at once and becomes
 * a link to choose a definitive one (CGU, article 4.1.1). Unknown e-mail and wrong password take the same time.
 * The password is hashed outside the transaction, which gives up when it changed meanwhile.
 */
export async function connecter(
  email: string,
  motDePasse: string,
  maintenant: Date,
  navigateur = NAVIGATEUR_INCONNU,
  file: File = 'autre',
): Promise<Connexion> {
  const lu = await getPrisma().compte.findUnique({ where: { email }, select: { motDePasse: true, provisoireExpireLe: true } })
  const juste = await verifierMotDePasse(motDePasse, lu?.motDePasse ?? null, file)
  return transaction(async (tx) => {
    const compte = await tx.compte.findUnique({ where: { email }, select: AVEC_ORGANISME })
    const decision = deciderConnexion(compte, juste && compte?.motDePasse === lu?.motDePasse, maintenant)
    if (!compte || !decision.ok) {
      if (compte && !decision.ok && decision.code === 'non_active' && attendActivation(compte))
        await envoyerActivation(tx, compte, maintenant)
      return decision.ok ? refus('identifiants') : decision
    }
    if (decision.provisoire) {
      const { count } = await tx.compte.updateMany({
        where: { id: compte.id, provisoireExpireLe: lu?.provisoireExpireLe },
        data: { provisoireExpireLe: maintenant },
      })
      if (count !== 1) return refus('identifiants')
      const { jeton } = await creerJeton(tx, compte.id, 'mot_de_passe', maintenant)
      return ok({ jeton })
    }
    const ouverte = await ouvrirSession(tx, { compteId: compte.id, methode: 'mot_de_passe', ...navigateur }, maintenant)
    return ok({ ...ouverte, role: compte.role })
  })
}

/** « Mot de passe oublié ? »: sends what helps (a password link, or the activation link), or nothing; the answer is the same. */
export async function demanderMotDePasse(email: string, maintenant: Date): Promise<void> {
  await transaction(async (tx) => {
    const compte = await tx.compte.findUnique({ where: { email }, select: AVEC_ORGANISME })
    if (!compte || compte.desactiveLe || compte.geleLe) return
    if (attendActivation(compte)) return envoyerActivation(tx, compte, maintenant)
    const { jeton, expireLe } = await creerJeton(tx, compte.id, 'mot_de_passe', maintenant)
    await ajouterCourriel(tx, {
      modele: 'mot-de-passe-oublie',
      destinataire: email,
      props: { lien: lienDeJeton('/mot-de-passe/nouveau', jeton), expireLe },
    })
  })
}

async function remplacerMotDePasse(
  tx: Tx,
  compteId: string,
  motDePasse: string,
  maintenant: Date,
  sessionGardee?: string,
): Promise<void> {
  const { email } = await tx.compte.update({
    where: { id: compteId },
    data: { motDePasse, provisoireExpireLe: null },
    select: { email: true },
  })
  await finirSessions(tx, compteId, maintenant, sessionGardee)
  await annulerJetons(tx, compteId, ['mot_de_passe', 'email'], maintenant)
  await ecrireJournal(tx, {
    acteur: { type: 'membre', compteId },
    evenement: 'compte.changer_mot_de_passe',
    compteId,
    maintenant,
  })
  const props = { modifieLe: maintenant, lienMotDePasse: `${getBaseUrl()}/mot-de-passe/oublie` }
  await ajouterCourriel(tx, { modele: 'mot-de-passe-modifie', destinataire: email, props })
}

/** An invited agent is active once a password is chosen, by whichever link: each one was sent to the address that was invited. */
async function activerAgent(tx: Tx, compteId: string, maintenant: Date): Promise<void> {
  const where = { id: compteId, activeLe: null, role: { not: 'organisme' } } as const
  const { count } = await tx.compte.updateMany({ where, data: { activeLe: maintenant } })
  if (count !== 1) return
  await annulerJetons(tx, compteId, ['activation'], maintenant)
  await ecrireJournal(tx, { acteur: { type: 'agent', compteId }, evenement: 'compte.activer', compteId, maintenant })
}

/** Whether a password is the provisional one of the link's account, used or not: it was sent by e-mail and must go. */
async function estProvisoire(tx: Tx, jeton: string, motDePasse: string): Promise<boolean> {
  const select = { compte: { select: { motDePasse: true, provisoireExpireLe: true } } } as const
  const ligne = await tx.jeton.findUnique({ where: { empreinte: sha256(jeton) }, select })
  return Boolean(ligne?.compte.provisoireExpireLe) && verifierMotDePasse(motDePasse, ligne?.compte.motDePasse ?? null)
}

/**
 * Sets the password of a link's account and ends all its sessions. The caller has judged the password. The browser is known
 * from now on, as it reads the person's e-mails: a flood of tries from elsewhere does not keep it out.
 */
export async function definirMotDePasse(
  jeton: string,
  motDePasse: string,
  maintenant: Date,
  navigateur = NAVIGATEUR_INCONNU,
): Promise<Result<{ appareil: string | null }, 'inconnu' | 'expire' | 'consomme' | 'mot_de_passe_provisoire'>> {
  const empreinte = await hacherMotDePasse(motDePasse)
  return transaction(async (tx) => {
    if (await estProvisoire(tx, jeton, motDePasse)) return refus('mot_de_passe_provisoire')
    const { etat, compteId } = await consommerJeton(tx, jeton, await usageDuChoix(jeton, tx), maintenant)
    if (etat !== 'valable' || !compteId) return refus(etat === 'valable' ? 'consomme' : etat)
    await activerAgent(tx, compteId, maintenant)
    await remplacerMotDePasse(tx, compteId, empreinte, maintenant)
    const { appareil } = await reconnaitreAppareil(tx, compteId, navigateur, maintenant)
    return ok({ appareil })
  })
}

/** Changes the password of a signed-in person, who keeps this session and loses the others. */
export async function changerMotDePasse(
  { compteId, sessionId, actuel, nouveau }: { compteId: string; sessionId: string; actuel: string; nouveau: string },
  maintenant: Date,
): Promise<Result<object, 'actuel_incorrect'>> {
  const lu = await getPrisma().compte.findUniqueOrThrow({ where: { id: compteId }, select: { motDePasse: true } })
  if (!(await verifierMotDePasse(actuel, lu.motDePasse))) return refus('actuel_incorrect')
  const empreinte = await hacherMotDePasse(nouveau)
  return transaction(async (tx) => {
    await verrouiller(tx, compteId)
    if ((await tx.compte.count({ where: { id: compteId, motDePasse: lu.motDePasse } })) !== 1) return refus('actuel_incorrect')
    await remplacerMotDePasse(tx, compteId, empreinte, maintenant, sessionId)
    return ok({})
  })
}
