import { getSession } from '@/lib/core/session'
import { LienDeRubrique } from './lien-de-rubrique'

const AGENTS = [
  { href: '/admin/demandes', label: 'Demandes' },
  { href: '/admin/messages', label: 'Messages' },
  { href: '/admin/organismes', label: 'Organismes' },
  { href: '/admin/comptes', label: 'Comptes' },
  { href: '/admin/reclamations', label: 'Réclamations' },
  { href: '/admin/statistiques', label: 'Statistiques' },
]
const ADMINISTRATEURS = [
  { href: '/admin/cgu', label: 'CGU' },
  { href: '/admin/agents', label: 'Agents' },
  { href: '/admin/modeles', label: 'Modèles' },
  { href: '/admin/journal', label: 'Journal' },
  { href: '/admin/reglages', label: 'Réglages' },
  { href: '/admin', label: 'Administration' },
]

/** Where agents and administrateurs can go, on each of their pages. Says nothing to anyone else. */
export async function NavigationAgents() {
  const session = await getSession()
  if (!session || session.role === 'organisme') return null
  const liens = session.role === 'administrateur' ? [...AGENTS, ...ADMINISTRATEURS] : AGENTS
  return (
    <nav aria-label="Espace agents" className="border-b border-line bg-wash">
      <ul className="mx-auto flex max-w-admin flex-wrap gap-x-6 px-4 text-base">
        {liens.map((lien) => (
          <li key={lien.href}>
            <LienDeRubrique {...lien} />
          </li>
        ))}
      </ul>
    </nav>
  )
}
