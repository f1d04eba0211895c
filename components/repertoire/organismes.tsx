import Link from 'next/link'
import { NextPage } from '@/components/ui/next-page'
import { SearchForm } from '@/components/ui/search-form'
import { ROW_LINK, Selectable, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'
import type { OrganismeListe } from '@/lib/repertoire/data'
import type { PageOrganismes } from '@/lib/repertoire/loaders'
import { adresseOrganismes } from '@/lib/repertoire/rules'
import { GeleBadge } from './gele-badge'

const PAGE = '/admin/organismes'
const COLONNES = [
  { label: 'Organisme' },
  { label: 'SIRET', whole: true },
  { label: 'Ville' },
  { label: 'Créé le', whole: true },
  { label: 'Gel', whole: true },
] as const

const ligne = ({ id, raisonSociale, siret, ville, creeLe, geleLe }: OrganismeListe) => ({
  key: id,
  cells: [
    <Link key="lien" href={`${PAGE}/${id}`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">{raisonSociale}</span>
    </Link>,
    <Selectable key="siret">{formatSiret(siret)}</Selectable>,
    ville,
    <time key="date" dateTime={iso(creeLe)}>
      {dateHeure(creeLe)}
    </time>,
    geleLe ? <GeleBadge key="gel" /> : 'non',
  ],
})

/** What to do when a search finds nothing. */
function Vide({ q }: { q: string }) {
  return (
    <div className="max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
      <p className="font-semibold wrap-anywhere">
        {q ? `Aucun organisme ne correspond à «\u00a0${q}\u00a0».` : 'Aucun organisme n’est encore inscrit.'}
      </p>
      {q ? (
        <Link href={PAGE} prefetch={false} className="inline-flex min-h-11 items-center">
          Voir tous les organismes
        </Link>
      ) : null}
    </div>
  )
}

/** Every organisme, for agents. */
export function Organismes({ page: { filtre, lignes, suite } }: { page: PageOrganismes }) {
  const { q, apres } = filtre
  return (
    <>
      <h1>Organismes</h1>
      <div className="mt-6 space-y-6">
        <SearchForm action={PAGE} label="Rechercher un organisme" hint="Nom ou numéro SIRET" q={q} />
        {lignes.length === 0 ? (
          <Vide q={q} />
        ) : (
          <>
            <Table caption="Du plus récent au plus ancien." columns={COLONNES} rows={lignes.map(ligne)} />
            <NextPage
              label="Pages des organismes"
              first={apres ? adresseOrganismes({ q }) : null}
              next={suite ? adresseOrganismes({ q, apres: suite }) : null}
            />
          </>
        )}
      </div>
    </>
  )
}
