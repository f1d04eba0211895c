import { Page } from '@/components/ui/page'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { libelleModele } from '@/lib/courriel/labels'
import type { Boite } from '@/lib/courriel/loaders'
import { StatutCourrielBadge } from './statut-badge'

/** The demonstration mailbox. Plain `<a>`: nothing is fetched ahead, everything works without JavaScript. */
export function BoiteDemonstration({ courriels, page, pages, total }: Boite) {
  return (
    <Page>
      <h1>E-mails de la démonstration</h1>
      <p className="mt-4">
        En démonstration, aucun e-mail ne part&nbsp;: chacun arrive ici, le plus récent d’abord. Actualisez la page pour voir les
        nouveaux.
      </p>
      {courriels.length === 0 ? (
        <p className="mt-8">
          Aucun e-mail ici pour l’instant. <a href="/inscription">Créez un compte</a>&nbsp;: son e-mail d’activation arrivera dans
          cette boîte.
        </p>
      ) : (
        <ul className="mt-8 border-t border-line">
          {courriels.map(({ id, sujet, destinataire, modele, statut, creeLe }) => (
            <li key={id} className="border-b border-line py-4">
              <a href={`/demo/courriels/${id}`} className="inline-flex min-h-11 items-center font-semibold">
                {sujet}
              </a>
              <p className="text-base leading-6 text-muted">
                À <span className="break-all text-ink">{destinataire}</span>, le{' '}
                <time dateTime={iso(creeLe)}>{dateHeure(creeLe)}</time>
              </p>
              <p className="mt-1 flex flex-wrap items-center gap-3 text-base leading-6 text-muted">
                {libelleModele(modele)}
                <StatutCourrielBadge statut={statut} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {pages > 1 ? <Pagination page={page} pages={pages} total={total} /> : null}
    </Page>
  )
}

function Pagination({ page, pages, total }: Omit<Boite, 'courriels'>) {
  return (
    <nav aria-label="Pages de la boîte" className="mt-6 flex flex-wrap items-center justify-between gap-4">
      <p>
        Page {page} sur {pages} ({total} e-mails)
      </p>
      <ul className="flex flex-wrap gap-6">
        {page > 1 ? (
          <li>
            <a href={`?page=${page - 1}`} className="inline-flex min-h-11 items-center">
              E-mails plus récents
            </a>
          </li>
        ) : null}
        {page < pages ? (
          <li>
            <a href={`?page=${page + 1}`} className="inline-flex min-h-11 items-center">
              E-mails plus anciens
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
