import 'server-only'
import { getContexte } from '@/lib/core/contexte'
import { consommer } from '@/lib/core/limite'
import { exigerSessionEnAttente, exigerSessionSansFacteur } from '@/lib/core/session'
import { optionsAjout, optionsUsage } from '@/lib/core/webauthn'
import { PAGE } from '@/lib/facteur/loaders'
import { listClesConnues } from './data'

/** Whether this address may ask for one more challenge. */
export const adressePermise = async () => consommer('cle_adresse', (await getContexte()).adresse)

/** What the browser of anyone needs to sign in with a passkey alone. */
export const optionsConnexion = (defi: string) => optionsUsage(defi, null)

/** Who waits for a second factor, and what the browser needs to give it. */
export async function quiVerifie() {
  const { compteId } = await exigerSessionEnAttente('/')
  return { compteId, options: async (defi: string) => optionsUsage(defi, await listClesConnues(compteId)) }
}

/** Who adds a passkey, and what the browser needs to make it. */
export async function quiAjoute() {
  const { compteId, email, nom, preuveLe } = await exigerSessionSansFacteur(PAGE)
  const compte = { id: compteId, email, nom }
  return { compteId, preuveLe, options: async (defi: string) => optionsAjout(defi, compte, await listClesConnues(compteId)) }
}
