import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NavigationAgents } from '@/components/site/navigation-agents'

export const metadata: Metadata = { robots: { index: false, follow: false } }
// Made for each request and kept nowhere: Next.js then answers « private, no-store ».
export const dynamic = 'force-dynamic'

/** The agents' side: wider and denser. Each page checks who may read it; a layout is no gate. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <NavigationAgents />
      <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-admin px-4 py-8 text-base leading-6 outline-none">
        {children}
      </main>
    </>
  )
}
