import 'server-only'
import type { ReponseSource } from '@/lib/annuaire/rules'
import { getPrisma, transaction } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Verification } from './rules'
import type { SaisieOrganisme } from './schema'

type CodesTerritoire = { codeDepartement: string | null; codeRegion: string | null }

/** Keeps the directory's answer for a SIRET in place of the one before. */
export async function ecrireAnnuaireCache(siret: string, reponse: ReponseSource, maintenant: Date): Promise<void> {
  const ligne = { reponse, obtenueLe: maintenant }
  await getPrisma().annuaireCache.upsert({
    where: { siret },
    create: { siret, ...ligne },
    update: ligne,
    select: { siret: true },
  })
}

/** Writes what the directory said of an organisme, with its line in the journal. False when the organisme is gone. */
export function enregistrerVerification(organismeId: string, verification: Verification, maintenant: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const avant = await tx.organisme.findUnique({ where: { id: organismeId }, select: { verification: true } })
    if (!avant) return false
    const where = { id: organismeId, verification: avant.verification }
    const { count } = await tx.organisme.updateMany({ where, data: { verification, verifieeLe: maintenant } })
    if (count === 0) return false
    await ecrireJournal(tx, {
      acteur: { type: 'systeme' },
      evenement: 'organisme.verifier',
      organismeId,
      de: avant.verification,
      vers: verification,
      maintenant,
    })
    return true
  })
}

/** « Éditer ma fiche »: everything but the SIRET. The journal keeps which fields changed, not their values. */
export function modifierOrganisme(
  { organismeId, compteId, saisie }: { organismeId: OrganismeId; compteId: string; saisie: SaisieOrganisme & CodesTerritoire },
  maintenant: Date,
): Promise<void> {
  return transaction(async (tx) => {
    const avant = await tx.organisme.findUniqueOrThrow({ where: { id: organismeId } })
    const champs = (Object.keys(saisie) as (keyof typeof saisie)[]).filter((champ) => saisie[champ] !== avant[champ])
    if (champs.length === 0) return
    await tx.organisme.update({ where: { id: organismeId }, data: saisie, select: { id: true } })
    const acteur = { type: 'membre', compteId } as const
    await ecrireJournal(tx, { acteur, evenement: 'organisme.modifier', organismeId, donnees: { champs }, maintenant })
  })
}

/** Remembers the first visit of the fiche, whose welcome is shown once. */
export async function marquerFicheVue(organismeId: OrganismeId, maintenant: Date): Promise<void> {
  await getPrisma().organisme.updateMany({ where: { id: organismeId, ficheVueLe: null }, data: { ficheVueLe: maintenant } })
}
