import 'server-only'
import { exigerAdministrateur } from '@/lib/core/session'
import { findAlerteCachet } from '@/lib/sceau/data'
import { findDernierControle, listBordereaux, listJournal } from './data'
import { adresseJournal, etatControle } from './rules'
import { filtreJournalSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/journal`: one page of lines, one of bills, the last check, and what the seal's end asks for. Six statements, the session's included. */
export async function loadJournal(parametres: Parametres) {
  const filtre = filtreJournalSchema.parse(parametres)
  await exigerAdministrateur(adresseJournal(filtre))
  const maintenant = new Date()
  const [journal, bordereaux, controle, alerte] = await Promise.all([
    listJournal(filtre),
    listBordereaux(filtre.bordereauxAvant),
    findDernierControle(),
    findAlerteCachet(maintenant),
  ])
  const etat = controle && etatControle(controle, maintenant)
  return { filtre, ...journal, bordereaux, controle: controle && etat && { ...controle, etat }, alerte }
}
export type PageJournal = Awaited<ReturnType<typeof loadJournal>>
