import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { FAIT_ACCES } from '@/lib/acces/labels'
import { type Acces, type EtapeAcces, gestesPossibles, selonGel } from '@/lib/acces/rules'
import type { FaitAcces } from '@/lib/acces/schema'
import { dateHeureLongue } from '@/lib/core/calendrier'
import { GesteForm, RevocationForm } from './acces-forms'
import { AccesSummary } from './acces-summary'
import { FriseAcces } from './frise'

type Props = {
  organisme: {
    id: string
    geleLe: Date | null
    rgcRevoqueLe: Date | null
    rgcRevoqueMotif: string | null
    acces: (Acces & { id: string; motif: string | null })[]
    membres: { role: string }[]
  }
  etapes: EtapeAcces[]
  fait: FaitAcces | null
  maintenant: Date
}

/** The accesses of an organisme, what agents may do to the one that runs and to its RGC, and the whole life as a picture. */
export function AccesSection({ organisme, etapes, fait, maintenant }: Props) {
  const { id, acces, membres, geleLe, rgcRevoqueLe, rgcRevoqueMotif } = organisme
  const courant = acces.find((periode) => gestesPossibles(periode, maintenant).length > 0)
  return (
    <Section title="Accès à Kairos" id="acces">
      {fait ? <Notice tone="success" title={FAIT_ACCES[fait]} live /> : null}
      {acces.length === 0 ? <p>Aucun accès n’a été ouvert.</p> : null}
      {acces.map((periode) => (
        <div key={periode.id}>
          <AccesSummary acces={selonGel(periode, geleLe !== null)} maintenant={maintenant} />
          {periode.motif ? <p className="wrap-anywhere whitespace-pre-line text-muted">Motif&nbsp;: {periode.motif}</p> : null}
        </div>
      ))}
      {rgcRevoqueLe ? (
        <Notice tone="warning" title={`RGC révoqué le ${dateHeureLongue(rgcRevoqueLe)}\u00a0: un autre est à nommer.`}>
          <p className="wrap-anywhere whitespace-pre-line">{rgcRevoqueMotif}</p>
        </Notice>
      ) : null}
      <div>
        {courant
          ? gestesPossibles(courant, maintenant).map((geste) => (
              <GesteForm key={geste} geste={geste} organismeId={id} accesId={courant.id} />
            ))
          : null}
        {membres.some(({ role }) => role === 'rgc') ? <RevocationForm organismeId={id} /> : null}
      </div>
      <FriseAcces acces={acces} etapes={etapes} maintenant={maintenant} />
    </Section>
  )
}
