import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded px-5 py-2 text-center font-semibold no-underline cursor-pointer border-2 aria-disabled:cursor-progress aria-disabled:opacity-70'
const VARIANTS = {
  primary: 'border-primary bg-primary text-surface hover:bg-primary-strong hover:border-primary-strong hover:text-surface',
  secondary: 'border-primary bg-surface text-primary hover:bg-wash hover:text-primary-strong',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-pale hover:text-ink',
} as const

type Variant = keyof typeof VARIANTS

export function Button({ variant = 'primary', className, ...props }: ComponentProps<'button'> & { variant?: Variant }) {
  return <button type="submit" {...props} className={classes(BASE, VARIANTS[variant], className)} />
}

/** The same look for what is downloaded, or leads out of the portal: a page's link would first ask for it as a page. */
export function DownloadLink({ href, variant = 'primary', children }: { href: string; variant?: Variant; children: ReactNode }) {
  return (
    <a href={href} className={classes(BASE, VARIANTS[variant])}>
      {children}
    </a>
  )
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({
  href,
  variant = 'primary',
  children,
  ...props
}: { href: string; variant?: Variant; children: ReactNode } & Omit<ComponentProps<typeof Link>, 'href' | 'className'>) {
  return (
    <Link {...props} href={href} className={classes(BASE, VARIANTS[variant])}>
      {children}
    </Link>
  )
}
