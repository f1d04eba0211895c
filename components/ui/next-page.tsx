import Link from 'next/link'

const LINK = 'inline-flex min-h-11 items-center'

/** Ways through a list that is read page after page, without numbers; an absent address is left out. */
export function NextPage({ label, first, next }: { label: string; first: string | null; next: string | null }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-8">
      {first ? (
        <Link href={first} prefetch={false} className={LINK}>
          Première page
        </Link>
      ) : null}
      {next ? (
        <Link href={next} prefetch={false} rel="next" className={LINK}>
          Page suivante
        </Link>
      ) : null}
    </nav>
  )
}
