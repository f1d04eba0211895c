import { dateHeureLongue, iso } from '@/lib/core/calendrier'
import { getOperateur } from '@/lib/core/operateur'
import type { EtapeJournal } from '@/lib/journal/data'
import { LIBELLE_JOURNAL } from '@/lib/journal/labels'

type Props = {
  etapes: EtapeJournal[]
  /** Names of agents are for agents only: organismes read the operator's. */
  vue: 'organisme' | 'agent'
  /** What to call each account (its identifier is the key), in the agents' view. */
  noms?: Record<string, string>
}

function auteurDe({ acteurType, acteurId }: EtapeJournal, { vue, noms }: Omit<Props, 'etapes'>): string {
  const nom = vue === 'agent' && acteurId ? noms?.[acteurId] : undefined
  switch (acteurType) {
    case 'membre':
      return nom ? `${nom} (organisme)` : 'l’organisme'
    case 'agent':
      return nom ? `${nom} (agent)` : getOperateur().nom
    case 'systeme':
      return 'le portail'
  }
}

/** What happened to a demande, oldest first: what, when, by whom, and the reason given. */
export function DemandeTimeline({ etapes, ...lecture }: Props) {
  return (
    <ol className="ml-2 border-l-2 border-control">
      {etapes.map((etape) => (
        <li key={etape.id} className="relative pb-5 pl-6 last:pb-0">
          <span aria-hidden="true" className="absolute top-2 -left-[7px] size-3 rounded-full bg-primary" />
          <p className="font-semibold">{LIBELLE_JOURNAL[etape.evenement]}</p>
          <p className="text-base leading-6 text-muted">
            <time dateTime={iso(etape.le)}>{dateHeureLongue(etape.le)}</time>, par{' '}
            <span className="wrap-anywhere">{auteurDe(etape, lecture)}</span>
          </p>
          {etape.motif ? <p className="mt-1 max-w-[70ch] whitespace-pre-line">{etape.motif}</p> : null}
        </li>
      ))}
    </ol>
  )
}
