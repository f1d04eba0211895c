import Link from 'next/link'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { adresseFile } from '@/lib/file/rules'

const LIEN = 'inline-flex min-h-11 items-center'

/** The pages around this one. They have no number: the queue moves while one reads it, and none would stay true. */
export function FilePages({ file: { filtre, precedente, suivante } }: { file: PageDeLaFile }) {
  if (!precedente && !suivante) return null
  return (
    <nav aria-label="Pages des demandes" className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-2">
      {precedente ? (
        <>
          <Link href={adresseFile(filtre)} prefetch={false} className={LIEN}>
            Première page
          </Link>
          <Link href={adresseFile(filtre, { avant: precedente })} prefetch={false} rel="prev" className={LIEN}>
            Page précédente
          </Link>
        </>
      ) : null}
      {suivante ? (
        <Link href={adresseFile(filtre, { apres: suivante })} prefetch={false} rel="next" className={LIEN}>
          Page suivante
        </Link>
      ) : null}
    </nav>
  )
}
