import 'server-only'
import { DUREE_MOT_DE_PASSE_PROVISOIRE } from '@/lib/compte/rules'
import { type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'

type NominationRgc = {
  organismeId: string
  demandeId: string
  raisonSociale: string
  siret: string
  /** Made beforehand: hashing takes a while and must not lengthen the transaction. */
  provisoire: { clair: string; empreinte: string }
  rgc: { rgcPrenom: string; rgcNom: string; rgcCourriel: string }
}

/** Ends the role of the RGC named before, who is told; there is one RGC per SIRET (CGU, article 4.1). */
async function remplacerAncienRgc(tx: Tx, { organismeId, demandeId, raisonSociale, rgc }: NominationRgc): Promise<void> {
  const anciens = await tx.membre.findMany({
    where: { organismeId, role: 'rgc', compte: { email: { not: rgc.rgcCourriel } } },
    select: { compteId: true, compte: { select: { email: true } } },
  })
  const prenomNom = `${rgc.rgcPrenom} ${rgc.rgcNom}`
  for (const { compteId, compte } of anciens) {
    await tx.membre.delete({ where: { organismeId_compteId_role: { organismeId, compteId, role: 'rgc' } } })
    await ajouterCourriel(tx, {
      modele: 'rgc-remplace',
      destinataire: compte.email,
      organismeId,
      demandeId,
      props: { raisonSociale, prenomNom },
    })
  }
}

/** Names the RGC of an accepted demande: account and role, and a provisional password when the person has no account yet. */
export async function nommerRgc(tx: Tx, nomination: NominationRgc, maintenant: Date): Promise<void> {
  const { organismeId, demandeId, raisonSociale, siret, provisoire, rgc } = nomination
  await remplacerAncienRgc(tx, nomination)
  await tx.organisme.update({
    where: { id: organismeId },
    data: { rgcRevoqueLe: null, rgcRevoqueMotif: null },
    select: { id: true },
  })
  const email = rgc.rgcCourriel
  const existant = await tx.compte.findUnique({
    where: { email },
    select: { id: true, activeLe: true, membres: { select: { role: true, organismeId: true } } },
  })
  if (existant?.membres.some((role) => role.organismeId === organismeId && role.role === 'rgc')) return
  const expireLe = new Date(maintenant.getTime() + DUREE_MOT_DE_PASSE_PROVISOIRE)
  const acces = { motDePasse: provisoire.empreinte, provisoireExpireLe: expireLe, activeLe: maintenant }
  const nouveau = !existant?.activeLe
  const compteId = nouveau
    ? (
        await tx.compte.upsert({
          where: { email },
          create: { email, creeLe: maintenant, ...acces },
          update: acces,
          select: { id: true },
        })
      ).id
    : existant.id
  await tx.membre.create({ data: { organismeId, compteId, role: 'rgc', creeLe: maintenant } })
  const props = {
    raisonSociale,
    siret,
    prenomNom: `${rgc.rgcPrenom} ${rgc.rgcNom}`,
    identifiant: email,
    motDePasseProvisoire: nouveau ? provisoire.clair : null,
    expireLe: nouveau ? expireLe : null,
    lien: `${getBaseUrl()}/connexion`,
  }
  await ajouterCourriel(tx, { modele: 'rgc-nomme', destinataire: email, organismeId, demandeId, props })
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
