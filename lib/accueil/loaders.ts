import 'server-only'
import { getSession } from '@/lib/core/session'

/** `/`: where a signed-in person works, null for a visitor. */
export async function loadAccueil() {
  const session = await getSession()
  if (!session) return { espace: null }
  if (session.role === 'organisme') return { espace: { href: '/organisme', label: 'Voir ma fiche' } }
  return { espace: { href: '/admin/demandes', label: 'Demandes' } }
}
