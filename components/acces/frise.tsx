import { anneesEntre, LIBELLE_ACCES, segmentEnClair } from '@/lib/acces/labels'
import { type Acces, type EtapeAcces, type Segment, segmentsDe } from '@/lib/acces/rules'
import { dateCourte, dernierJour } from '@/lib/core/calendrier'

type Periode = Acces & { id: string }
type Props = { acces: Periode[]; etapes: EtapeAcces[]; maintenant: Date }

const RANGEE = 32
const BARRE = 20
const MARQUES_MAX = 5
const REMPLISSAGE: Record<Segment['etat'], string> = {
  actif: 'fill-primary stroke-primary',
  suspendu: 'fill-[url(#hachures)] stroke-warning',
  prevu: 'fill-surface stroke-primary [stroke-dasharray:4_3]',
}

/** A span of time as percentages of the picture's width. */
const echelle = (debut: Date, fin: Date) => {
  const duree = fin.getTime() - debut.getTime() || 1
  return (instant: Date) => `${(100 * (instant.getTime() - debut.getTime())) / duree}%`
}
const largeur = (de: Date, a: Date, debut: Date, fin: Date) =>
  `${(100 * (a.getTime() - de.getTime())) / (fin.getTime() - debut.getTime() || 1)}%`

function Marques({ debut, fin, hauteur }: { debut: Date; fin: Date; hauteur: number }) {
  const x = echelle(debut, fin)
  const annees = anneesEntre(debut, fin)
  const pas = Math.ceil(annees.length / MARQUES_MAX)
  return annees
    .filter((_, rang) => rang % pas === 0)
    .map((annee) => {
      const la = x(new Date(Date.UTC(annee, 0, 1)))
      return (
        <g key={annee}>
          <line x1={la} x2={la} y1={0} y2={hauteur} className="stroke-line" />
          <text x={la} y={hauteur + 18} textAnchor="middle" className="fill-ink text-sm tabular-nums">
            {annee}
          </text>
        </g>
      )
    })
}

/** The whole life of an organisme's accesses: a picture, and the same in words. */
export function FriseAcces({ acces, etapes, maintenant }: Props) {
  if (acces.length === 0) return null
  const rangees = [...acces].reverse()
  const vies = rangees.map((periode) => ({ ...periode, segments: segmentsDe(periode, etapes, maintenant) }))
  const debut = new Date(Math.min(...rangees.map((periode) => periode.debut.getTime())))
  const fin = new Date(Math.max(...rangees.map((periode) => periode.fin.getTime())))
  const hauteur = rangees.length * RANGEE
  const x = echelle(debut, fin)
  const ici = maintenant > debut && maintenant < fin ? x(maintenant) : null
  return (
    <figure className="space-y-4">
      <div className="px-6">
        <svg role="img" aria-labelledby="frise-titre" width="100%" height={hauteur + 24} className="overflow-visible">
          <title id="frise-titre">{`Vie des accès, du ${dateCourte(debut)} au ${dernierJour(fin)}`}</title>
          <defs>
            <pattern id="hachures" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="8" height="8" className="fill-warning-pale" />
              <rect width="3" height="8" className="fill-warning" />
            </pattern>
          </defs>
          <Marques debut={debut} fin={fin} hauteur={hauteur} />
          {vies.map(({ id, segments }, rang) =>
            segments.map(({ de, a, etat }) => (
              <rect
                key={`${id}-${de.getTime()}`}
                x={x(de)}
                y={rang * RANGEE + (RANGEE - BARRE) / 2}
                width={largeur(de, a, debut, fin)}
                height={BARRE}
                strokeWidth={1}
                className={REMPLISSAGE[etat]}
              />
            )),
          )}
          {ici ? <line x1={ici} x2={ici} y1={0} y2={hauteur} strokeWidth={3} className="stroke-ink" /> : null}
        </svg>
      </div>
      <figcaption className="space-y-2">
        <p className="text-muted">
          Plein&nbsp;: ouvert. Hachuré&nbsp;: suspendu. Pointillé&nbsp;: à venir. Trait noir&nbsp;: aujourd’hui.
        </p>
        <ol className="list-decimal space-y-2 pl-6">
          {vies.map(({ id, statut, segments }) => (
            <li key={id}>
              {LIBELLE_ACCES[statut]}
              <ul className="list-disc pl-6">
                {segments.map((segment) => (
                  <li key={segment.de.getTime()}>{segmentEnClair(segment)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  )
}
