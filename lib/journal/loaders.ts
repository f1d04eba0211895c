import 'server-only'
import { exigerAdministrateur } from '@/lib/core/session'
import { findDernierControle, listBordereaux, listJournal } from './data'
import { adresseJournal, etatControle } from './rules'
import { filtreJournalSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/journal`: one page of lines, one of bills, and the last check. Five statements, the session's included. */
export async function loadJournal(parametres: Parametres) {
  const filtre = filtreJournalSchema.parse(parametres)
  await exigerAdministrateur(adresseJournal(filtre))
  const [journal, bordereaux, controle] = await Promise.all([
    listJournal(filtre),
    listBordereaux(filtre.bordereauxAvant),
    findDernierControle(),
  ])
  const etat = controle && etatControle(controle, new Date())
  return { filtre, ...journal, bordereaux, controle: controle && etat && { ...controle, etat } }
}
export type PageJournal = Awaited<ReturnType<typeof loadJournal>>
