import Link from 'next/link'
import { seDeconnecter } from '@/lib/compte/actions'
import { getEnv } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'
import { getSessionSansFacteur, type SessionCourante } from '@/lib/core/session'
import { formatSiret } from '@/lib/organisme/rules'
import { version } from '@/package.json'

const ITEM = 'inline-flex min-h-11 items-center text-ink no-underline hover:underline'

const NAVIGATION = {
  anonyme: [
    { href: '/inscription', label: 'Créer mon compte' },
    { href: '/connexion', label: 'Se connecter' },
  ],
  sansFacteur: [
    { href: '/', label: 'Accueil' },
    { href: '/mon-compte/securite', label: 'Sécurité de mon compte' },
  ],
  organisme: [
    { href: '/', label: 'Accueil' },
    { href: '/organisme', label: 'Voir ma fiche' },
    { href: '/mon-compte', label: 'Mon compte' },
  ],
  sansOrganisme: [
    { href: '/', label: 'Accueil' },
    { href: '/organismes', label: 'Mes organismes' },
    { href: '/mon-compte', label: 'Mon compte' },
  ],
  agent: [
    { href: '/', label: 'Accueil' },
    { href: '/admin/demandes', label: 'Espace agents' },
    { href: '/mon-compte', label: 'Mon compte' },
  ],
} as const

function navigationDe(session: SessionCourante | null) {
  if (!session) return NAVIGATION.anonyme
  if (session.facteurManquant) return NAVIGATION.sansFacteur
  if (session.role !== 'organisme') return NAVIGATION.agent
  return session.organismeId === null ? NAVIGATION.sansOrganisme : NAVIGATION.organisme
}

/** Which of several organismes the pages are about, and the way to another. */
function OrganismeEnCours({ session: { membres, gelees, organismeId } }: { session: SessionCourante }) {
  const plusieurs = new Set([...membres.map((membre) => membre.organismeId), ...gelees]).size > 1
  if (!plusieurs) return null
  const courant = membres.find((membre) => membre.organismeId === organismeId)
  return (
    <div className="border-t border-line bg-wash">
      <p className="mx-auto flex max-w-admin flex-wrap items-center gap-x-6 px-4 py-1 text-base leading-6">
        {courant ? (
          <span className="min-w-0 wrap-anywhere">
            Vous êtes sur <strong>{courant.raisonSociale}</strong>, SIRET{' '}
            <span className="whitespace-nowrap">{formatSiret(courant.siret)}</span>
          </span>
        ) : (
          <span>Vous êtes sur un organisme gelé</span>
        )}
        <Link href="/organismes" prefetch={false} className="inline-flex min-h-11 items-center">
          Changer d’organisme
        </Link>
      </p>
    </div>
  )
}

function DemonstrationBanner() {
  return (
    <p className="bg-focus px-4 py-2 text-center text-base leading-6 text-focus-ink">
      <strong>Démonstration.</strong> Aucune donnée n’est réelle et aucun e-mail ne part&nbsp;:{' '}
      <a href="/demo/courriels" className="whitespace-nowrap text-focus-ink">
        lire les e-mails
      </a>
      .
    </p>
  )
}

/** The top of every page: the service, where one can go, who is signed in. */
export async function SiteHeader() {
  const session = await getSessionSansFacteur()
  const { service, nom } = getOperateur()
  return (
    <header className="border-b border-line">
      {getEnv().KAIROS_DEMO === '1' ? <DemonstrationBanner /> : null}
      <div className="mx-auto flex max-w-admin flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-3">
        <Link href="/" prefetch={false} className="inline-flex min-h-11 flex-col justify-center text-ink no-underline">
          <strong className="text-xl leading-6 text-primary">{service}</strong>
          <span className="text-base leading-5 text-muted">Adhésion des organismes de formation, {nom}</span>
        </Link>
        <nav aria-label="Principale" className="flex flex-wrap items-center gap-x-6 text-base">
          {navigationDe(session).map(({ href, label }) => (
            <Link key={href} href={href} prefetch={false} className={ITEM}>
              {label}
            </Link>
          ))}
          {session ? (
            <>
              <form action={seDeconnecter}>
                <button type="submit" className={`${ITEM} cursor-pointer`}>
                  Déconnexion
                </button>
              </form>
              <span className="min-w-0 break-all text-muted">{session.email}</span>
              <span className="text-muted">v{version}</span>
            </>
          ) : null}
        </nav>
      </div>
      {session && !session.facteurManquant ? <OrganismeEnCours session={session} /> : null}
    </header>
  )
}
