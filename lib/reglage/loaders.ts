import 'server-only'
import { exigerAdministrateur } from '@/lib/core/session'
import { lireReglages, listChangements } from './data'
import { empreinteValeurs, GROUPES } from './rules'
import { enregistreSchema } from './schema'

/** `/admin/reglages`: each form with its values in force, and the last changes. For administrateurs only. */
export async function loadReglages({ enregistre }: Record<string, string | string[] | undefined>) {
  await exigerAdministrateur('/admin/reglages')
  const [valeurs, historique] = await Promise.all([lireReglages(), listChangements()])
  const formulaires = GROUPES.map((groupe) => ({
    groupe,
    valeurs: { ...valeurs[groupe], lu: empreinteValeurs(groupe, valeurs[groupe]) },
  }))
  return { formulaires, historique, enregistre: enregistreSchema.parse(enregistre) }
}
export type PageReglages = Awaited<ReturnType<typeof loadReglages>>
