import 'server-only'
import { getCguEnVigueur } from '@/lib/cgu/data'
import type { Contexte } from '@/lib/core/contexte'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import type { OrganismeId } from '@/lib/core/session'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { demanderExamen } from '@/lib/examen/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { lignesAdresse } from '@/lib/organisme/rules'
import { empreinteAcceptation } from '@/lib/preuve/rules'
import {
  deciderValidation,
  departs,
  MENTION_ACCEPTATION,
  type Nature,
  natureNouvelle,
  OUVERTS,
  type RefusValidation,
} from './rules'
import type { Personnes } from './schema'

type Auteur = { organismeId: OrganismeId; compteId: string }
type SurDemande = Auteur & { demandeId: string }
const membre = (compteId: string) => ({ type: 'membre', compteId }) as const

/** Where the organisme reads its demande; the link of every e-mail about it. */
export const lienDemande = (demandeId: string) => `${getBaseUrl()}/adhesion/${demandeId}`

/** Active gestionnaires: who is written to about a demande. */
export async function gestionnaires(tx: Tx, organismeId: string): Promise<string[]> {
  const membres = await tx.membre.findMany({
    where: { organismeId, role: 'gestionnaire', compte: { activeLe: { not: null }, desactiveLe: null } },
    select: { compte: { select: { email: true } } },
  })
  return membres.map(({ compte }) => compte.email)
}

async function trouverOuverte(tx: Tx, organismeId: string) {
  return tx.demande.findFirst({ where: { organismeId, statut: { in: [...OUVERTS] } }, select: { id: true } })
}

/** Records a new demande, or gives back the open one: an organisme has at most one, also when two tabs send at once. */
export async function enregistrerDemande(
  { organismeId, compteId, personnes, souhait }: Auteur & { personnes: Personnes; souhait: 'renouvellement' | null },
  maintenant: Date,
): Promise<{ demandeId: string; nouvelle: boolean }> {
  const creer = (tx: Tx, nature: Nature) =>
    tx.demande.create({
      data: { ...personnes, organismeId, nature, creeLe: maintenant, modifieeLe: maintenant },
      select: { id: true },
    })
  const essayer = () =>
    transaction(async (tx) => {
      const ouverte = await trouverOuverte(tx, organismeId)
      if (ouverte) return { demandeId: ouverte.id, nouvelle: false }
      const acces = await tx.acces.findFirst({ where: { organismeId, statut: { in: ['actif', 'suspendu'] } } })
      const nature = natureNouvelle(acces, souhait, maintenant)
      const { id: demandeId } = await creer(tx, nature)
      await ecrireJournal(tx, {
        acteur: membre(compteId),
        evenement: 'demande.enregistrer',
        organismeId,
        demandeId,
        vers: 'brouillon',
        donnees: { nature },
        maintenant,
      })
      return { demandeId, nouvelle: true }
    })
  try {
    return await essayer()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return essayer()
  }
}

/** State of the organisme's demande before an event; null for another organisme's, like one that does not exist. */
const lireStatut = (tx: Tx, { demandeId, organismeId }: SurDemande) =>
  tx.demande.findFirst({ where: { id: demandeId, organismeId }, select: { statut: true } })

type Refus = 'introuvable' | 'transition_impossible'

/** Changes the people of an open demande. It is a brouillon again: an acceptation already given no longer counts. */
export async function modifierDemande(
  { personnes, ...sur }: SurDemande & { personnes: Personnes },
  maintenant: Date,
): Promise<Result<object, Refus>> {
  const { demandeId, organismeId, compteId } = sur
  return transaction(async (tx) => {
    const avant = await lireStatut(tx, sur)
    if (!avant) return refus('introuvable')
    const { count } = await tx.demande.updateMany({
      where: { id: demandeId, organismeId, statut: { equals: avant.statut, in: departs('modifier') } },
      data: { ...personnes, statut: 'brouillon', acceptationId: null, valideeLe: null, modifieeLe: maintenant },
    })
    if (count !== 1) return refus('transition_impossible')
    await ecrireJournal(tx, {
      acteur: membre(compteId),
      evenement: 'demande.modifier',
      organismeId,
      demandeId,
      de: avant.statut,
      vers: 'brouillon',
      maintenant,
    })
    return ok({})
  })
}

/** Gives an open demande up. Final. */
export async function annulerDemande(sur: SurDemande, maintenant: Date): Promise<Result<object, Refus>> {
  const { demandeId, organismeId, compteId } = sur
  return transaction(async (tx) => {
    const avant = await lireStatut(tx, sur)
    if (!avant) return refus('introuvable')
    const { count } = await tx.demande.updateMany({
      where: { id: demandeId, organismeId, statut: { equals: avant.statut, in: departs('annuler') } },
      data: { statut: 'annulee', modifieeLe: maintenant },
    })
    if (count !== 1) return refus('transition_impossible')
    await ecrireJournal(tx, {
      acteur: membre(compteId),
      evenement: 'demande.annuler',
      organismeId,
      demandeId,
      de: avant.statut,
      vers: 'annulee',
      maintenant,
    })
    return ok({})
  })
}

/** What a gestionnaire sends to accept the CGU: the box, the fingerprint of the text shown, and from where. */
export type Validation = SurDemande & { accepte: boolean; sha256: string; contexte: Contexte }

/**
 * What the acceptation ties together, as it was at that moment, and what its line of the journal says of it. It is the one
 * that counts for the demande from now on. The caller has checked that the demande is the organisme's.
 */
export async function ecrireAcceptation(
  tx: Tx,
  { demandeId, organismeId, compteId, contexte }: Validation,
  cgu: { id: string; sha256: string },
  maintenant: Date,
) {
  const demande = await tx.demande.findUniqueOrThrow({ where: { id: demandeId }, include: { organisme: true } })
  const { organisme } = demande
  const { signataireCivilite, signatairePrenom, signataireNom, signataireQualite } = demande
  const { rgcCivilite, rgcPrenom, rgcNom, rgcQualite, rgcCourriel } = demande
  const acceptation = await tx.acceptation.create({
    data: {
      demandeId,
      organismeId,
      compteId,
      cguVersionId: cgu.id,
      texteSha256: cgu.sha256,
      mention: MENTION_ACCEPTATION,
      siret: organisme.siret,
      raisonSociale: organisme.raisonSociale,
      nda: organisme.nda,
      adressePostale: lignesAdresse(organisme).join('\n'),
      signataireCivilite,
      signatairePrenom,
      signataireNom,
      signataireQualite,
      rgcCivilite,
      rgcPrenom,
      rgcNom,
      rgcQualite,
      rgcCourriel,
      adresseIp: contexte.adresse,
      navigateur: contexte.navigateur,
      accepteeLe: maintenant,
    },
  })
  const { id: acceptationId } = acceptation
  await tx.demande.update({ where: { id: demandeId }, data: { acceptationId }, select: { id: true } })
  const donnees = { acceptationId, acceptationSha256: empreinteAcceptation(acceptation), cguSha256: cgu.sha256 }
  return { donnees, organisme }
}

/** The organisme accepts the very text shown and sends its demande; the acknowledgement leaves by e-mail (CRPA, L112-11). */
export async function validerDemande(
  validation: Validation,
  maintenant: Date,
): Promise<Result<object, RefusValidation | 'introuvable'>> {
  const { demandeId, organismeId, compteId, accepte, sha256 } = validation
  return transaction(async (tx) => {
    const avant = await lireStatut(tx, validation)
    if (!avant) return refus('introuvable')
    const cgu = await getCguEnVigueur(maintenant, tx)
    const decision = deciderValidation(avant.statut, { accepte, sha256Lu: sha256, sha256EnVigueur: cgu.sha256 })
    if (!decision.ok) return decision
    const { count } = await tx.demande.updateMany({
      where: { id: demandeId, organismeId, statut: avant.statut },
      data: { statut: 'en_attente', valideeLe: maintenant, motif: null, commentaires: {} },
    })
    if (count !== 1) return refus('transition_impossible')
    const { donnees, organisme } = await ecrireAcceptation(tx, validation, cgu, maintenant)
    await demanderExamen(tx, { demandeId, parId: null }, maintenant)
    await ecrireJournal(tx, {
      acteur: membre(compteId),
      evenement: 'demande.valider',
      organismeId,
      demandeId,
      de: avant.statut,
      vers: 'en_attente',
      donnees,
      maintenant,
    })
    const props = {
      raisonSociale: organisme.raisonSociale,
      siret: organisme.siret,
      deposeeLe: maintenant,
      lien: lienDemande(demandeId),
    }
    for (const destinataire of await gestionnaires(tx, organismeId)) {
      await ajouterCourriel(tx, { modele: 'demande-recue', destinataire, organismeId, demandeId, props })
    }
    return ok({})
  })
}
