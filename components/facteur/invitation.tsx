import Link from 'next/link'

/** Offers a second factor to whoever has none and need not have one: one calm line, at the end of the page. */
export function InvitationFacteur() {
  return (
    <p className="mt-10 border-t border-line pt-4 text-muted">
      Protégez votre compte même si votre mot de passe est volé&nbsp;:{' '}
      <Link href="/mon-compte/securite" prefetch={false}>
        ajoutez un second facteur
      </Link>
      , en deux minutes.
    </p>
  )
}
