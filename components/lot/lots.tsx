import Link from 'next/link'
import { ROW_LINK, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { LotListe } from '@/lib/lot/data'
import { bilanLot, ETAT_LOT, TITRE_LOT } from '@/lib/lot/labels'
import { etatLot } from '@/lib/lot/rules'

const COLONNES = [
  { label: 'Décision' },
  { label: 'Préparée le', whole: true },
  { label: 'État', whole: true },
  { label: 'Bilan' },
] as const

const ligne = (lot: LotListe) => ({
  key: lot.id,
  cells: [
    <Link key="lien" href={`/admin/lots/${lot.id}`} prefetch={false} className={ROW_LINK}>
      {TITRE_LOT[lot.decision](lot.total)}
    </Link>,
    <time key="date" dateTime={iso(lot.creeLe)}>
      {dateHeure(lot.creeLe)}
    </time>,
    ETAT_LOT[etatLot(lot)],
    lot.lanceLe ? bilanLot(lot.comptes) : '–',
  ],
})

/** The decisions that an agent took on many demandes at once. */
export function Lots({ lots }: { lots: LotListe[] }) {
  return (
    <>
      <Link href="/admin/demandes" prefetch={false} className="inline-flex min-h-11 items-center">
        Retour aux demandes
      </Link>
      <h1 className="mb-6">Mes décisions groupées</h1>
      {lots.length === 0 ? (
        <p>Aucune pour l’instant. Cochez des demandes dans la liste, puis «&nbsp;Continuer&nbsp;».</p>
      ) : (
        <Table caption="La plus récente en tête." columns={COLONNES} rows={lots.map(ligne)} />
      )}
    </>
  )
}
