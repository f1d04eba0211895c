import 'server-only'
import { nouveauJeton } from '@/lib/core/chiffrement'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { creerJeton, lienDeJeton } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { attendFacteur, DUREE_APPAREIL, decrireNavigateur, empreinteAppareil, type Methode } from './rules'

/** The browser a person signs in from: what it says of itself, and the token of its cookie if it has one. */
export type Navigateur = { navigateur: string; jetonAppareil: string | null }
/** `appareil`: the token for the cookie of a browser that has none; null when it has one, or is not trusted yet. */
export type Ouverte = { sessionId: string; attendFacteur: boolean; appareil: string | null }

const COMPTE = {
  totpConfirmeLe: true,
  membres: { select: { organismeId: true }, orderBy: { creeLe: 'asc' }, take: 1 },
  _count: { select: { clesAcces: true } },
} as const

const JETON_APPAREIL = /^[A-Za-z0-9_-]{43}$/

/**
 * The browser's row of this account, made when it was never seen (`nouveau`). `appareil` is the token to give to one that
 * has none.
 */
export async function reconnaitreAppareil(tx: Tx, compteId: string, { jetonAppareil, ...dit }: Navigateur, maintenant: Date) {
  const navigateur = decrireNavigateur(dit.navigateur)
  const presente = jetonAppareil && JETON_APPAREIL.test(jetonAppareil) ? jetonAppareil : null
  const jeton = presente ?? nouveauJeton().jeton
  const empreinte = empreinteAppareil(compteId, jeton)
  const connu = presente ? await tx.appareil.findUnique({ where: { empreinte }, select: { id: true } }) : null
  const vu = { vuLe: maintenant, navigateur }
  // Two first sign-ins of one browser at once: one row.
  const { id: appareilId } = await tx.appareil.upsert({
    where: { empreinte },
    create: { compteId, empreinte, creeLe: maintenant, ...vu },
    update: vu,
    select: { id: true },
  })
  return { appareilId, appareil: presente ? null : jeton, nouveau: !connu }
}

/** Tells a person who has signed in before that it was done from a browser not seen before, with a way to say « not me ». */
async function avertir(tx: Tx, compteId: string, agent: string, maintenant: Date): Promise<void> {
  const { email, connecteLe } = await tx.compte.findUniqueOrThrow({
    where: { id: compteId },
    select: { email: true, connecteLe: true },
  })
  if (!connecteLe) return
  const navigateur = decrireNavigateur(agent)
  const { jeton, expireLe } = await creerJeton(tx, compteId, 'alerte', maintenant, { email })
  const props = { navigateur, ouverteLe: maintenant, lien: lienDeJeton('/connexion/alerte', jeton), expireLe }
  await ajouterCourriel(tx, { modele: 'nouvel-appareil', destinataire: email, props })
  const acteur = { type: 'membre', compteId } as const
  await ecrireJournal(tx, { acteur, evenement: 'compte.nouvel_appareil', compteId, donnees: { navigateur }, maintenant })
}

/** What follows a sign-in that is complete: the browser is known from now on, and the person told when it was not. */
async function achever(tx: Tx, sessionId: string, compteId: string, navigateur: Navigateur, maintenant: Date) {
  const { appareilId, appareil, nouveau } = await reconnaitreAppareil(tx, compteId, navigateur, maintenant)
  if (nouveau) await avertir(tx, compteId, navigateur.navigateur, maintenant)
  await tx.session.update({ where: { id: sessionId }, data: { appareilId }, select: { id: true } })
  await tx.compte.update({ where: { id: compteId }, data: { connecteLe: maintenant }, select: { id: true } })
  return appareil
}

/**
 * Opens the session of an account whose first proof of identity was right. When the account has a second factor and a
 * password was the first, the session opens nothing until `donnerFacteur`.
 */
export async function ouvrirSession(
  tx: Tx,
  { compteId, methode, ...navigateur }: { compteId: string; methode: Methode } & Navigateur,
  maintenant: Date,
): Promise<Ouverte> {
  const compte = await tx.compte.findUniqueOrThrow({ where: { id: compteId }, select: COMPTE })
  const attend = attendFacteur(methode, compte.totpConfirmeLe !== null || compte._count.clesAcces > 0)
  const { id: sessionId } = await tx.session.create({
    data: {
      compteId,
      methode,
      attendFacteur: attend,
      navigateur: decrireNavigateur(navigateur.navigateur),
      organismeId: compte.membres[0]?.organismeId,
      creeLe: maintenant,
      vueLe: maintenant,
    },
    select: { id: true },
  })
  const appareil = attend ? null : await achever(tx, sessionId, compteId, navigateur, maintenant)
  return { sessionId, attendFacteur: attend, appareil }
}

/** The second factor was given: the session opens. False when it was not waiting for one. */
export async function donnerFacteur(
  tx: Tx,
  { sessionId, compteId, ...navigateur }: { sessionId: string; compteId: string } & Navigateur,
  maintenant: Date,
): Promise<{ ok: boolean; appareil: string | null }> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, compteId, attendFacteur: true, finieLe: null },
    data: { attendFacteur: false, facteurLe: maintenant, vueLe: maintenant },
  })
  if (count !== 1) return { ok: false, appareil: null }
  return { ok: true, appareil: await achever(tx, sessionId, compteId, navigateur, maintenant) }
}

/** Ends one session; its cookie is worthless from now on. */
export async function fermerSession(sessionId: string, maintenant: Date): Promise<void> {
  await transaction((tx) => tx.session.updateMany({ where: { id: sessionId, finieLe: null }, data: { finieLe: maintenant } }))
}

const noterFermeture = (tx: Tx, compteId: string, nombre: number, maintenant: Date) =>
  ecrireJournal(tx, {
    acteur: { type: 'membre', compteId },
    evenement: 'compte.fermer_sessions',
    compteId,
    donnees: { nombre },
    maintenant,
  })

/** Ends a session of this account; one that is over already stays so. False when the account never had it. */
export async function fermerSessionDe(compteId: string, sessionId: string, maintenant: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const ouverte = { id: sessionId, compteId, finieLe: null }
    const { count } = await tx.session.updateMany({ where: ouverte, data: { finieLe: maintenant } })
    if (count === 0) return (await tx.session.count({ where: { id: sessionId, compteId } })) === 1
    await noterFermeture(tx, compteId, count, maintenant)
    return true
  })
}

/** Ends the other sessions of an account. */
export async function fermerAutresSessions(compteId: string, sessionGardee: string, maintenant: Date): Promise<void> {
  await transaction(async (tx) => {
    const nombre = await finirSessions(tx, compteId, maintenant, sessionGardee)
    if (nombre > 0) await noterFermeture(tx, compteId, nombre, maintenant)
  })
}

/** Ends the sessions of an account inside a transaction: all of them, or all but one. */
export async function finirSessions(tx: Tx, compteId: string, maintenant: Date, sauf?: string): Promise<number> {
  const where = { compteId, finieLe: null, ...(sauf ? { id: { not: sauf } } : {}) }
  const { count } = await tx.session.updateMany({ where, data: { finieLe: maintenant } })
  return count
}

/** Forgets the browsers that were not seen for as long as their cookie lasts. */
export async function oublierAppareils(maintenant: Date): Promise<number> {
  const vuLe = { lt: new Date(maintenant.getTime() - DUREE_APPAREIL) }
  const { count } = await getPrisma().appareil.deleteMany({ where: { vuLe } })
  return count
}
