import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { DureeDeSession } from '@/components/site/duree-de-session'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { SaisieGardee } from '@/components/ui/saisie'
import { getOperateur } from '@/lib/core/operateur'
import { lirePortee, lireSaisie } from '@/lib/core/saisie'

export function generateMetadata(): Metadata {
  const { service, nom } = getOperateur()
  return {
    title: { default: `Adhésion à ${service}`, template: `%s – Adhésion à ${service}` },
    description: `Demander l’accès de votre organisme de formation à ${service}, l’application de ${nom}.`,
    robots: { index: true },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
// Every page shows who is signed in: none is made at build time.
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr">
      <body className="flex min-h-dvh flex-col">
        <a href="#contenu" className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3">
          Aller au contenu
        </a>
        <SiteHeader />
        <DureeDeSession />
        <div className="flex-1">
          <SaisieGardee saisie={await lireSaisie()} portee={await lirePortee()}>
            {children}
          </SaisieGardee>
        </div>
        <SiteFooter />
      </body>
    </html>
  )
}
