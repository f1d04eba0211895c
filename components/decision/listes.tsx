import Link from 'next/link'
import { StatutCourrielBadge } from '@/components/courriel/statut-badge'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { SuiviCourriel } from '@/lib/courriel/data'
import { libelleModele } from '@/lib/courriel/labels'
import type { Dossier } from '@/lib/decision/data'
import { LIBELLE_NATURE } from '@/lib/demande/labels'

const LISTE = 'divide-y divide-line border-y border-line'

/** The e-mails of a demande: which one, to whom, when, and whether it left. */
export function CourrielsListe({ courriels }: { courriels: SuiviCourriel[] }) {
  if (courriels.length === 0) return <p>Aucun e-mail n’est parti pour cette demande.</p>
  return (
    <ul className={LISTE}>
      {courriels.map(({ id, modele, destinataire, statut, essais, creeLe, envoyeLe }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
          <div className="min-w-0">
            <p className="font-semibold">{libelleModele(modele)}</p>
            <p className="wrap-anywhere text-muted">
              À {destinataire}, <time dateTime={iso(envoyeLe ?? creeLe)}>{dateHeure(envoyeLe ?? creeLe)}</time>
              {statut !== 'envoye' && essais > 0 ? `, ${essais}\u00a0essai${essais > 1 ? 's' : ''}` : ''}
            </p>
          </div>
          <StatutCourrielBadge statut={statut} />
        </li>
      ))}
    </ul>
  )
}

/** The other demandes of the same organisme, newest first. */
export function AutresDemandes({ autres }: { autres: Dossier['autres'] }) {
  if (autres.length === 0) return <p>C’est la seule demande de cet organisme.</p>
  return (
    <ul className={LISTE}>
      {autres.map(({ id, nature, statut, creeLe }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <Link href={`/admin/demandes/${id}`} prefetch={false} className="inline-flex min-h-11 items-center">
            {LIBELLE_NATURE[nature]}, {dateHeure(creeLe)}
          </Link>
          <DemandeBadge statut={statut} vue="agent" />
        </li>
      ))}
    </ul>
  )
}
