'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** A link that says, by its line and to screen readers, that one is in its part of the site. */
export function LienDeRubrique({ href, label }: { href: string; label: string }) {
  const chemin = usePathname()
  const ici = chemin === href || (href !== '/admin' && chemin.startsWith(`${href}/`))
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={ici ? (chemin === href ? 'page' : 'true') : undefined}
      className="inline-flex min-h-11 items-center border-b-4 border-transparent text-ink no-underline hover:underline aria-[current]:border-primary aria-[current]:font-semibold"
    >
      {label}
    </Link>
  )
}
