/** The words of a failed page. Of the error, only the identifier that the log has; never its message. */
export function Incident({ error }: { error: unknown }) {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : null
  return (
    <>
      <p>
        Une erreur s’est produite de notre côté. Ce que vous avez enregistré auparavant est conservé. Attendez quelques instants,
        puis réessayez.
      </p>
      {digest ? (
        <p>
          Identifiant de l’incident&nbsp;: <strong>{digest}</strong>
        </p>
      ) : null}
      <p>
        Si l’erreur revient, <a href="/aide#contact">contactez-nous</a> en nous donnant {digest ? 'cet identifiant, ' : ''}
        l’heure et ce que vous faisiez.
      </p>
    </>
  )
}
