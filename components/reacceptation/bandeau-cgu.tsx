import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { CGU_CHANGEES, consigne } from '@/lib/reacceptation/labels'
import type { Bandeau } from '@/lib/reacceptation/loaders'

/** Where the text to read begins, on the page of the demande. */
export const ANCRE_CONDITIONS = 'conditions'

/** Reminds an organisme that the CGU have changed, until it has accepted them. Nothing to say is `null`. */
export function BandeauCgu({ bandeau }: { bandeau: Bandeau | null }) {
  if (!bandeau) return null
  const { attente, estGestionnaire } = bandeau
  return (
    <Notice tone="warning" title={CGU_CHANGEES}>
      <p>{consigne(attente, estGestionnaire)}</p>
      <p>
        <Link
          href={`/adhesion/${attente.demandeId}#${ANCRE_CONDITIONS}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center"
        >
          {estGestionnaire ? 'Lire et accepter les nouvelles conditions' : 'Lire les nouvelles conditions'}
        </Link>
      </p>
    </Notice>
  )
}
