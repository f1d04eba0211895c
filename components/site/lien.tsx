import Link from 'next/link'

/** A link to another page inside a text; nothing is fetched ahead. */
export function Lien({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}
