import Link from 'next/link'
import { getOperateur } from '@/lib/core/operateur'
import { version } from '@/package.json'

const LIENS = [
  { href: '/aide', label: 'Aide' },
  { href: '/cgu', label: 'Conditions générales' },
  { href: '/verification', label: 'Vérifier un document' },
  { href: '/statistiques', label: 'Statistiques' },
  { href: '/plan-du-site', label: 'Plan du site' },
  { href: '/accessibilite', label: 'Accessibilité : partiellement conforme' },
  { href: '/mentions-legales', label: 'Mentions légales' },
  { href: '/donnees-personnelles', label: 'Données personnelles' },
  { href: '/cookies', label: 'Cookies' },
] as const

/** The foot of every page: duties, help and the version. */
export function SiteFooter() {
  const { nom, service } = getOperateur()
  return (
    <footer className="mt-12 border-t border-line bg-wash">
      <div className="mx-auto max-w-admin px-4 py-6 text-base leading-6">
        <ul className="flex flex-wrap gap-x-6">
          {LIENS.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center text-ink">
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-muted">
          {nom} – portail d’adhésion à {service}, version {version}
        </p>
      </div>
    </footer>
  )
}
