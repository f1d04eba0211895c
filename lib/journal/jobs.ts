import 'server-only'
import { type Cachet, type Horodater, type Juges, octetsDe } from '@/lib/bordereau/rules'
import { log } from '@/lib/core/log'
import { listBordereauxSansHorodatage, listJoursSansBordereau, listJoursSansSceau, verifierJournal } from './data'
import { ajouterHorodatage, etablirBordereau, terminerControle } from './mutations'
import { limiteDesBordereaux } from './rules'

// What a run asks of timestamp servers at most; the first failure ends it, so that a dead server is asked once.
const LOT_HORODATAGE = 100

async function horodaterBordereaux(horodater: Horodater): Promise<void> {
  for (const { jour, contenu } of await listBordereauxSansHorodatage(LOT_HORODATAGE)) {
    const { jeton, erreurs } = await horodater(octetsDe(contenu))
    for (const { source: serveur, code } of erreurs) log.warn({ event: 'horodatage.echec', bordereau: jour, serveur, code })
    if (!jeton) return
    await ajouterHorodatage(jour, jeton.octets)
  }
}

/**
 * Job 'bordereau': the bills of the past days that have none, oldest first, then the seals and timestamps that are missing.
 * May run twice. Throws when a bill can't be sealed: the queue tries again.
 */
export async function etablirBordereaux(cachet: Cachet | null = null, maintenant = new Date()): Promise<void> {
  const aSceller = cachet ? await listJoursSansSceau() : []
  const aEtablir = await listJoursSansBordereau(limiteDesBordereaux(maintenant))
  for (const jour of [...aSceller, ...aEtablir]) {
    const resultat = await etablirBordereau(jour, maintenant, cachet?.sceller)
    log.info({ event: 'bordereau', jour, resultat: resultat.ok ? 'etabli' : resultat.code })
  }
  if (cachet?.horodater) await horodaterBordereaux(cachet.horodater)
}

/** Job 'controle': checks the whole journal and keeps what it found. */
export async function controlerJournal({ controleId }: { controleId: string }, juges?: Juges): Promise<void> {
  const resultat = await verifierJournal(juges)
  if (!resultat.ok) log.error({ event: 'journal.rompu', ...resultat.rupture })
  await terminerControle(controleId, resultat, new Date())
}
