import { DownloadLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { MESSAGES_PROCONNECT } from '@/lib/proconnect/labels'
import type { RefusProConnect } from '@/lib/proconnect/rules'

/** Why ProConnect did not open the portal. */
export function RefusEntree({ refus }: { refus: RefusProConnect | null }) {
  if (!refus) return null
  return (
    <div className="mb-8" role="alert">
      <Notice tone="danger" title={MESSAGES_PROCONNECT[refus]} />
    </div>
  )
}

/** The agents' other way in. A plain link: it leads out of the portal. */
export function EntreeProConnect({ suite }: { suite?: string }) {
  const adresse = '/api/auth/signin/proconnect'
  return (
    <section aria-labelledby="proconnect" className="mt-10 space-y-4 border-t border-line pt-8">
      <h2 id="proconnect">Vous êtes agent&nbsp;?</h2>
      <p>Utilisez le compte de votre administration. Votre adresse e-mail doit avoir été invitée par un administrateur.</p>
      <p>
        <DownloadLink href={suite ? `${adresse}?suite=${encodeURIComponent(suite)}` : adresse} variant="secondary">
          S’identifier avec ProConnect
        </DownloadLink>
      </p>
    </section>
  )
}
