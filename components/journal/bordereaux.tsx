import Link from 'next/link'
import { Selectable, Table } from '@/components/ui/table'
import { dateSeule } from '@/lib/core/calendrier'
import type { BordereauListe } from '@/lib/journal/data'
import type { PageJournal } from '@/lib/journal/loaders'
import { adresseJournal } from '@/lib/journal/rules'

const COLONNES = [
  { label: 'Jour', whole: true },
  { label: 'Dossiers', numeric: true },
  { label: 'Cachet', whole: true },
  { label: 'SHA-256' },
] as const
const LIEN = 'inline-flex min-h-11 items-center'

const cachet = ({ scelle, horodate }: BordereauListe) => {
  if (!scelle) return 'Non scellé'
  return horodate ? 'Scellé et horodaté' : 'Scellé'
}

const ligne = (lu: BordereauListe) => ({
  key: lu.sha256,
  cells: [
    <time key="jour" dateTime={lu.jour.toISOString().slice(0, 10)}>
      {dateSeule(lu.jour)}
    </time>,
    lu.dossiers.toLocaleString('fr-FR'),
    cachet(lu),
    <span key="sha256" className="break-all">
      <Selectable>{lu.sha256}</Selectable>
    </span>,
  ],
})

/** One page of the daily bills, newest first. */
export function Bordereaux({ filtre, bordereaux: { bordereaux, suite } }: Pick<PageJournal, 'filtre' | 'bordereaux'>) {
  if (bordereaux.length === 0)
    return <p>Aucun bordereau ici. Celui d’une journée est établi à 0 h 10, la nuit suivante, s’il s’est passé quelque chose.</p>
  return (
    <>
      <Table
        caption="La dernière empreinte de chaque dossier, jour par jour, du plus récent au plus ancien."
        columns={COLONNES}
        rows={bordereaux.map(ligne)}
      />
      <nav aria-label="Pages des bordereaux" className="flex flex-wrap gap-x-8">
        {filtre.bordereauxAvant ? (
          <Link href={adresseJournal({ ...filtre, bordereauxAvant: null })} prefetch={false} className={LIEN}>
            Bordereaux les plus récents
          </Link>
        ) : null}
        {suite ? (
          <Link href={adresseJournal({ ...filtre, bordereauxAvant: suite })} prefetch={false} rel="next" className={LIEN}>
            Bordereaux plus anciens
          </Link>
        ) : null}
      </nav>
    </>
  )
}
