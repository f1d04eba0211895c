import 'server-only'
import { composer } from '@/emails/_composer'
import { emailSchema } from '@/lib/compte/schema'
import { chiffrer } from '@/lib/core/chiffrement'
import { type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { getOperateur } from '@/lib/core/operateur'
import { deciderSuite, type EchecEnvoi, type Issue, type Message, type Suite, sujetDe } from './rules'

export type CourrielRendu = { destinataire: string; sujet: string; html: string; text: string }

/** A message as it would leave: nothing is written nor sent. Throws when the address is not one plain address. */
export async function rendreCourriel(message: Message): Promise<CourrielRendu> {
  const operateur = getOperateur()
  const destinataire = emailSchema.parse(message.destinataire)
  return { destinataire, sujet: sujetDe(message, operateur.service), ...(await composer(message, operateur)) }
}

/**
 * Puts an e-mail in the outbox and its job in the queue, both in the caller's transaction: they exist if, and only
 * if, it commits. The message is rendered now, so that every attempt sends the same bytes, and kept encrypted
 * because it holds links. Returns its id. With a `cle` that an e-mail has already, nothing is written: that one's id. Throws
 * when the address is not one plain address.
 */
export async function ajouterCourriel(tx: Tx, message: Message): Promise<string> {
  const { modele, organismeId, demandeId, cle } = message
  const { destinataire, sujet, html, text } = await rendreCourriel(message)
  const contenu = chiffrer('courriel', JSON.stringify({ html, text }))
  const [ecrit] = await tx.courriel.createManyAndReturn({
    data: { modele, destinataire, sujet, contenu, organismeId, demandeId, cle },
    select: { id: true },
    skipDuplicates: true,
  })
  if (!ecrit) return (await tx.courriel.findUniqueOrThrow({ where: { cle }, select: { id: true } })).id
  await enqueue(tx, 'courriel', { courrielId: ecrit.id })
  return ecrit.id
}

type Envoi = { fournisseurId: string; conserve: boolean; maintenant: Date }

/** Records that the provider took the message, and wipes its content unless the demonstration mailbox keeps it. */
export async function marquerEnvoye(courrielId: string, { fournisseurId, conserve, maintenant }: Envoi): Promise<void> {
  await transaction(async (tx) => {
    await reserverSuivi(tx, fournisseurId)
    await tx.courriel.updateMany({
      where: { id: courrielId, statut: 'a_envoyer' },
      data: {
        statut: 'envoye',
        fournisseurId,
        envoyeLe: maintenant,
        erreur: null,
        essais: { increment: 1 },
        ...(conserve ? {} : { contenu: null }),
      },
    })
    await appliquerSuivi(tx, fournisseurId)
  })
}

/** The provider may tell of an e-mail before we have recorded that it left: the two are taken one after the other. */
const reserverSuivi = (tx: Tx, fournisseurId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`courriel.${fournisseurId}`}))`

/** The e-mail as the provider's events leave it: a rejection may follow a delivery, never the reverse. */
async function appliquerSuivi(tx: Tx, fournisseurId: string): Promise<void> {
  const suivis = await tx.suiviCourriel.findMany({ where: { fournisseurId }, orderBy: { survenuLe: 'asc' } })
  const dernier = suivis.findLast(({ issue }) => issue === 'rejete') ?? suivis.at(-1)
  if (!dernier) return
  await tx.courriel.updateMany({
    where: { fournisseurId, statut: { in: ['envoye', 'remis', 'rejete'] } },
    data: { statut: dernier.issue, suiviLe: dernier.survenuLe, erreur: dernier.raison },
  })
}

type Suivi = { svixId: string; fournisseurId: string; issue: Issue; raison: string | null; survenuLe: Date }

/** Records what the provider tells of an e-mail. The same event again changes nothing. */
export async function noterSuivi(suivi: Suivi, maintenant: Date): Promise<void> {
  await transaction(async (tx) => {
    await reserverSuivi(tx, suivi.fournisseurId)
    await tx.suiviCourriel.createMany({ data: { ...suivi, recuLe: maintenant }, skipDuplicates: true })
    await appliquerSuivi(tx, suivi.fournisseurId)
  })
}

/** Counts a failed attempt and decides what follows: given up (statut `echec`), tried again, or put off to a later job. */
export function noterEchec(courrielId: string, echec: EchecEnvoi): Promise<Suite> {
  return transaction(async (tx) => {
    const [row] = await tx.courriel.updateManyAndReturn({
      where: { id: courrielId, statut: 'a_envoyer' },
      data: { essais: { increment: 1 }, erreur: echec.erreur },
      select: { essais: true },
    })
    if (!row) return { suite: 'abandonner' }
    const suite = deciderSuite(row.essais, echec)
    if (suite.suite === 'abandonner')
      await tx.courriel.update({ where: { id: courrielId }, data: { statut: 'echec' }, select: { id: true } })
    if (suite.suite === 'reporter') await enqueue(tx, 'courriel', { courrielId }, { startAfter: suite.dansSecondes })
    return suite
  })
}
