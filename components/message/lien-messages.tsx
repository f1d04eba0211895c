import Link from 'next/link'
import { nonLusEnClair } from '@/lib/message/labels'

type Props = { demandeId: string; nonLus: number; vue?: 'organisme' | 'agent' }

/** The way to the messages of a demande, and how many its side has not read. */
export function LienMessages({ demandeId, nonLus, vue = 'organisme' }: Props) {
  const pages = vue === 'agent' ? '/admin/demandes' : '/adhesion'
  return (
    <Link href={`${pages}/${demandeId}/messages`} prefetch={false} className="inline-flex min-h-11 items-center gap-2">
      Messages
      {nonLus > 0 ? (
        <strong className="rounded border border-primary bg-wash px-2 text-ink no-underline">{nonLusEnClair(nonLus)}</strong>
      ) : null}
    </Link>
  )
}
