import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { getSession } from '@/lib/core/session'
import { siretInscrit } from '@/lib/organisme/data'
import { siretSchema } from '@/lib/organisme/schema'

/**
 * `/rejoindre` and `/reclamation`: the SIRET that the visitor typed, whether this is a signed-in person, and nothing of the
 * organisme. One that is not registered is to be registered instead.
 */
export async function loadDemarche(saisie: string | string[] | undefined) {
  const session = await getSession()
  if (session && session.role !== 'organisme') notFound()
  const siret = siretSchema.safeParse(saisie)
  if (!siret.success) redirect('/inscription')
  if (!(await siretInscrit(siret.data))) redirect(`/inscription/organisme?siret=${siret.data}`)
  return { siret: siret.data, connecte: session !== null }
}
