import { FinDeSession } from '@/components/session/fin-de-session'
import { PREAVIS } from '@/lib/core/duree-session'
import { getSession } from '@/lib/core/session'

/** On the pages of a signed-in person: the warning before the session's end. */
export async function DureeDeSession() {
  const session = await getSession()
  if (!session) return null
  const { inactivite, absolue } = session.fins
  const maintenant = Date.now()
  const reste = { inactivite: inactivite.getTime() - maintenant, absolue: absolue.getTime() - maintenant }
  return <FinDeSession reste={reste} preavis={PREAVIS} />
}
