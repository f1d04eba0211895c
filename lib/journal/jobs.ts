import 'server-only'
import type { Sceller, VerifierSceau } from '@/lib/bordereau/rules'
import { log } from '@/lib/core/log'
import { listJoursSansBordereau, listJoursSansSceau, verifierJournal } from './data'
import { etablirBordereau, terminerControle } from './mutations'
import { limiteDesBordereaux } from './rules'

/** Job 'bordereau': the bills of the past days that have none, oldest first, and the seals that are missing. May run twice. */
export async function etablirBordereaux(sceller: Sceller | null = null, maintenant = new Date()): Promise<void> {
  const aSceller = sceller ? await listJoursSansSceau() : []
  const aEtablir = await listJoursSansBordereau(limiteDesBordereaux(maintenant))
  for (const jour of [...aSceller, ...aEtablir]) {
    const resultat = await etablirBordereau(jour, maintenant, sceller)
    log.info({ event: 'bordereau', jour, resultat: resultat.ok ? 'etabli' : resultat.code })
  }
}

/** Job 'controle': checks the whole journal and keeps what it found. */
export async function controlerJournal({ controleId }: { controleId: string }, verifierSceau?: VerifierSceau): Promise<void> {
  const resultat = await verifierJournal(verifierSceau)
  if (!resultat.ok) log.error({ event: 'journal.rompu', ...resultat.rupture })
  await terminerControle(controleId, resultat, new Date())
}
