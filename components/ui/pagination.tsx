import Link from 'next/link'

type Props = { label: string; page: number; pages: number; href: (page: number) => string }

const LINK = 'inline-flex min-h-11 items-center'

/** « Page précédente », « Page 2 sur 5 », « Page suivante »; nothing when there is one page. */
export function Pagination({ label, page, pages, href }: Props) {
  if (pages < 2) return null
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-2">
      {page > 1 ? (
        <Link href={href(page - 1)} prefetch={false} rel="prev" className={LINK}>
          Page précédente
        </Link>
      ) : null}
      <p>
        Page {page} sur {pages}
      </p>
      {page < pages ? (
        <Link href={href(page + 1)} prefetch={false} rel="next" className={LINK}>
          Page suivante
        </Link>
      ) : null}
    </nav>
  )
}
