import Link from 'next/link'
import { DownloadLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/**
 * The session has ended here; the browser goes on to ProConnect by itself. By a page, not a redirection: `form-action` holds
 * for all the redirections of the form that signs out.
 */
export function SortieProConnect({ adresse }: { adresse: string | null }) {
  if (!adresse)
    return (
      <Notice tone="warning" title="Vous êtes déconnecté de ce portail.">
        <p>ProConnect ne répond pas&nbsp;: vous y êtes peut-être encore identifié. Fermez votre navigateur pour en sortir.</p>
        <p>
          <Link href="/" prefetch={false}>
            Retour à l’accueil
          </Link>
        </p>
      </Notice>
    )
  return (
    <>
      <meta httpEquiv="refresh" content={`0; url=${adresse}`} />
      <p className="mb-6">Vous êtes déconnecté de ce portail. Il reste à vous déconnecter de ProConnect.</p>
      <DownloadLink href={adresse}>Continuer vers ProConnect</DownloadLink>
    </>
  )
}
