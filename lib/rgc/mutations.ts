import 'server-only'
import { type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'

type NominationRgc = {
  organismeId: string
  courriel: string
  /** Hashed beforehand: it takes a while and must not lengthen the transaction. */
  provisoire: { empreinte: string; expireLe: Date }
}

/** Ends the role of the RGC named before; there is one RGC per SIRET (CGU, article 4.1). */
const remplacerAncienRgc = (tx: Tx, { organismeId, courriel }: NominationRgc) =>
  tx.membre.deleteMany({ where: { organismeId, role: 'rgc', compte: { email: { not: courriel } } } })

/**
 * Names the RGC of an accepted demande: account and role, and a provisional password when the person has no account yet. The
 * e-mails that tell it are those of lib/envoi. `nouveau`: the provisional password opens from now on.
 */
export async function nommerRgc(tx: Tx, nomination: NominationRgc, maintenant: Date): Promise<{ nouveau: boolean }> {
  const { organismeId, courriel: email, provisoire } = nomination
  await remplacerAncienRgc(tx, nomination)
  await tx.organisme.update({
    where: { id: organismeId },
    data: { rgcRevoqueLe: null, rgcRevoqueMotif: null },
    select: { id: true },
  })
  const existant = await tx.compte.findUnique({
    where: { email },
    select: { id: true, activeLe: true, membres: { select: { role: true, organismeId: true } } },
  })
  if (existant?.membres.some((role) => role.organismeId === organismeId && role.role === 'rgc')) return { nouveau: false }
  const acces = { motDePasse: provisoire.empreinte, provisoireExpireLe: provisoire.expireLe, activeLe: maintenant }
  const { id: compteId } = existant?.activeLe
    ? existant
    : await tx.compte.upsert({
        where: { email },
        create: { email, creeLe: maintenant, ...acces },
        update: acces,
        select: { id: true },
      })
  await tx.membre.create({ data: { organismeId, compteId, role: 'rgc', creeLe: maintenant } })
  return { nouveau: !existant?.activeLe }
}

type Revocation = { organismeId: string; motif: string; agentId: string }

/**
 * « Révoquer le RGC » (CGU, article 4.1): it loses the role at once, and the gestionnaires are told to name another one by a
 * modification. Its account, and its roles elsewhere, stay.
 */
export function revoquerRgc(
  { organismeId, motif, agentId }: Revocation,
  maintenant: Date,
): Promise<Result<object, 'introuvable' | 'sans_rgc'>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisme" WHERE id = ${organismeId}::uuid FOR NO KEY UPDATE`
    const membres = { select: { compteId: true, role: true, compte: { select: { email: true, desactiveLe: true } } } } as const
    const organisme = await tx.organisme.findUnique({ where: { id: organismeId }, select: { raisonSociale: true, membres } })
    if (!organisme) return refus('introuvable')
    const { raisonSociale } = organisme
    const rgc = organisme.membres.find(({ role }) => role === 'rgc')
    if (!rgc) return refus('sans_rgc')
    await tx.membre.deleteMany({ where: { organismeId, role: 'rgc' } })
    await tx.organisme.update({
      where: { id: organismeId },
      data: { rgcRevoqueLe: maintenant, rgcRevoqueMotif: motif },
      select: { id: true },
    })
    const acteur = { type: 'agent', compteId: agentId } as const
    const donnees = { motif, rgcId: rgc.compteId }
    await ecrireJournal(tx, { acteur, evenement: 'rgc.revoquer', organismeId, donnees, maintenant })
    const envoi = { organismeId, props: { raisonSociale, motif } }
    await ajouterCourriel(tx, { ...envoi, modele: 'rgc-revoque', destinataire: rgc.compte.email })
    const lien = `${getBaseUrl()}/adhesion/nouvelle`
    for (const { role, compte } of organisme.membres) {
      if (role !== 'gestionnaire' || compte.desactiveLe) continue
      await ajouterCourriel(tx, {
        modele: 'rgc-a-nommer',
        destinataire: compte.email,
        organismeId,
        props: { raisonSociale, motif, lien },
      })
    }
    return ok({})
  })
}
