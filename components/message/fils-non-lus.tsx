import Link from 'next/link'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { ROW_LINK, Table } from '@/components/ui/table'
import type { FilNonLu } from '@/lib/message/data'
import type { FilsNonLus as Charge } from '@/lib/message/loaders'
import { formatSiret } from '@/lib/organisme/rules'

const COLONNES = [
  { label: 'Organisme' },
  { label: 'SIRET', whole: true },
  { label: 'État', whole: true },
  { label: 'Messages non lus', numeric: true },
] as const
const LIEN = 'inline-flex min-h-11 items-center'

const ligne = ({ id, statut, nonLusAgents, organisme }: FilNonLu) => ({
  key: id,
  cells: [
    <Link key="lien" href={`/admin/demandes/${id}/messages`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">{organisme.raisonSociale}</span>
    </Link>,
    formatSiret(organisme.siret),
    <DemandeBadge key="etat" statut={statut} vue="agent" />,
    nonLusAgents.toLocaleString('fr-FR'),
  ],
})

/** The demandes whose organisme awaits an answer. */
export function FilsNonLus({ depuis, fils, suite }: Charge) {
  return (
    <>
      <h1>Messages</h1>
      <div className="mt-6 space-y-6">
        {fils.length === 0 ? (
          <div className="max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
            <p className="font-semibold">Aucun message non lu.</p>
            <p>Les messages déjà lus restent sur la page de leur demande.</p>
          </div>
        ) : (
          <Table
            caption="Demandes dont l’organisme a écrit, sans qu’un agent l’ait encore lu."
            columns={COLONNES}
            rows={fils.map(ligne)}
          />
        )}
        <nav aria-label="Pages des messages" className="flex flex-wrap gap-x-8">
          {depuis ? (
            <Link href="/admin/messages" prefetch={false} className={LIEN}>
              Première page
            </Link>
          ) : null}
          {suite ? (
            <Link href={`/admin/messages?apres=${suite}`} prefetch={false} rel="next" className={LIEN}>
              Page suivante
            </Link>
          ) : null}
        </nav>
      </div>
    </>
  )
}
