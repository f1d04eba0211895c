import Link from 'next/link'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { AlerteCachet } from '@/components/sceau/alerte-cachet'
import { Pagination } from '@/components/ui/pagination'
import { ROW_LINK, Selectable, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { DemandeEnFile } from '@/lib/decision/data'
import type { FileDemandes as File } from '@/lib/decision/loaders'
import { adresseFile } from '@/lib/decision/rules'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { formatSiret } from '@/lib/organisme/rules'
import { FileFiltres, FileRecherche } from './file-recherche'

const COLONNES = [
  { label: 'Organisme' },
  { label: 'SIRET', whole: true },
  { label: 'Nature' },
  { label: 'Validée le', whole: true },
  { label: 'État', whole: true },
] as const

const ligne = ({ id, raisonSociale, ville, siret, nature, valideeLe, statut }: DemandeEnFile) => ({
  key: id,
  cells: [
    <Link key="lien" href={`/admin/demandes/${id}`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">
        {raisonSociale}
        <span className="font-normal text-muted">, {ville}</span>
      </span>
    </Link>,
    <Selectable key="siret">{formatSiret(siret)}</Selectable>,
    LIBELLE_NATURE[nature],
    valideeLe ? (
      <time key="date" dateTime={iso(valideeLe)}>
        {dateHeure(valideeLe)}
      </time>
    ) : (
      'pas encore'
    ),
    <DemandeBadge key="etat" statut={statut} vue="agent" />,
  ],
})

/** What to do when nothing is listed. */
function Vide({ filtre: { q, etat } }: Pick<File, 'filtre'>) {
  return (
    <div className="mt-6 max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
      <p className="font-semibold">{q ? `Aucune demande ne correspond à «\u00a0${q}\u00a0».` : 'Aucune demande ici.'}</p>
      <p>
        {q
          ? 'Vérifiez le numéro ou l’orthographe, ou saisissez une partie seulement du nom ou de l’adresse.'
          : 'Une demande apparaît dans cette liste dès qu’un organisme l’enregistre.'}
      </p>
      {q || etat ? (
        <Link href="/admin/demandes" prefetch={false} className="inline-flex min-h-11 items-center">
          Voir toutes les demandes
        </Link>
      ) : null}
    </div>
  )
}

/** The agents' queue. */
export function FileDemandes({ file }: { file: File }) {
  const { filtre, demandes, total, pages } = file
  return (
    <>
      <AlerteCachet alerte={file.alerte} />
      <h1>Demandes d’adhésion</h1>
      <div className="mt-6">
        <FileRecherche {...file} />
        <FileFiltres {...file} />
      </div>
      {demandes.length === 0 ? (
        <Vide {...file} />
      ) : (
        <div className="mt-4">
          <Table
            caption={`${total.toLocaleString('fr-FR')}\u00a0demande${total > 1 ? 's' : ''}. D’abord celles qui attendent une décision, la plus ancienne en tête\u00a0; puis les autres, de la plus récente à la plus ancienne.`}
            columns={COLONNES}
            rows={demandes.map(ligne)}
          />
          <Pagination
            label="Pages des demandes"
            page={filtre.page}
            pages={pages}
            href={(page) => adresseFile({ ...filtre, page })}
          />
        </div>
      )}
    </>
  )
}
