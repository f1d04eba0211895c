import type { Metadata } from 'next'
import Link from 'next/link'
import { Fragment } from 'react'
import { PageTexte } from '@/components/site/texte'
import { getEnv } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'

export const metadata: Metadata = { title: 'Plan du site' }

type Page = { href: string; label: string }
type Partie = { titre: string; pages: Page[] }

const parties = (service: string): Partie[] => [
  {
    titre: 'Demander un accès',
    pages: [
      { href: '/', label: 'Accueil' },
      { href: '/inscription', label: 'Créer mon compte' },
      { href: '/connexion', label: 'Se connecter' },
      { href: '/mot-de-passe/oublie', label: 'Mot de passe oublié' },
    ],
  },
  {
    titre: 'Une fois connecté',
    pages: [
      { href: '/organisme', label: 'Fiche de mon organisme' },
      { href: '/organisme/modifier', label: 'Éditer ma fiche' },
      { href: '/organisme/membres', label: 'Membres de mon organisme' },
      { href: '/organismes', label: 'Mes organismes' },
      { href: '/adhesion/nouvelle', label: `Adhérer à ${service}` },
      { href: '/mon-compte', label: 'Mon compte' },
    ],
  },
  {
    titre: 'S’informer',
    pages: [
      { href: '/aide', label: 'Aide' },
      { href: '/cgu', label: 'Conditions générales d’utilisation' },
      { href: '/verification', label: 'Vérifier un document' },
      { href: '/statistiques', label: 'Statistiques' },
      { href: '/accessibilite', label: 'Accessibilité' },
      { href: '/mentions-legales', label: 'Mentions légales' },
      { href: '/donnees-personnelles', label: 'Données personnelles' },
      { href: '/cookies', label: 'Cookies' },
    ],
  },
]
const DEMONSTRATION: Partie = {
  titre: 'Démonstration',
  pages: [{ href: '/demo/courriels', label: 'E-mails de la démonstration' }],
}

export default function PlanDuSite() {
  const demonstration = getEnv().KAIROS_DEMO === '1' ? [DEMONSTRATION] : []
  return (
    <PageTexte titre="Plan du site">
      {[...parties(getOperateur().service), ...demonstration].map(({ titre, pages }) => (
        <Fragment key={titre}>
          <h2>{titre}</h2>
          <ul>
            {pages.map(({ href, label }) => (
              <li key={href} className="mt-0!">
                <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </PageTexte>
  )
}
