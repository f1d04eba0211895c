'use client'

import { useId } from 'react'
import { Table } from './table'

export type Serie = { label: string; motif: 'plein' | 'rayures' | 'points' | 'vide' }
export type Colonne = { key: string; label: string; values: number[] }

const REMPLIR = { plein: 'fill-primary', vide: 'fill-surface' } as const
const HAUTEUR = 200
const MARGE = 24
const GRADUATIONS = 4
const LARGEUR_BARRE = 0.7

/** A round number at or above the highest bar, that divides into the marks. */
export function plafond(maximum: number): number {
  if (maximum <= GRADUATIONS) return GRADUATIONS
  const pas = 10 ** Math.floor(Math.log10(maximum / GRADUATIONS))
  const unite = [1, 2, 2.5, 5, 10]
    .map((facteur) => facteur * pas)
    .find((un) => un * GRADUATIONS >= maximum && Number.isInteger(un))
  return (unite ?? 10 * pas) * GRADUATIONS
}

const remplissage = (motif: Serie['motif'], id: string) =>
  motif === 'plein' || motif === 'vide' ? { className: `${REMPLIR[motif]} stroke-primary` } : { fill: `url(#${id}-${motif})` }

function Motifs({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-rayures`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="fill-warning-pale" />
        <rect width="3" height="6" className="fill-warning" />
      </pattern>
      <pattern id={`${id}-points`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="fill-danger-pale" />
        <circle cx="3" cy="3" r="2" className="fill-danger" />
      </pattern>
    </defs>
  )
}

function Legende({ series, id }: { series: Serie[]; id: string }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {series.map(({ label, motif }) => (
        <li key={label} className="flex items-center gap-2">
          <svg width="16" height="16" aria-hidden="true">
            <rect x="1" y="1" width="14" height="14" strokeWidth="1" {...remplissage(motif, id)} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

type Props = { title: string; series: Serie[]; columns: Colonne[]; columnLabel: string; caption: string; empty: string }

/** Stacked bars as a picture, drawn by the server, and the same numbers as a table. */
export function Histogramme({ title, series, columns, columnLabel, caption, empty }: Props) {
  const id = useId()
  const totaux = columns.map(({ values }) => values.reduce((somme, valeur) => somme + valeur, 0))
  const maximum = Math.max(0, ...totaux)
  if (maximum === 0) return <p>{empty}</p>
  const haut = plafond(maximum)
  const pas = 100 / columns.length
  const y = (valeur: number) => MARGE + HAUTEUR * (1 - valeur / haut)
  return (
    <figure className="space-y-4">
      <Legende series={series} id={id} />
      <svg role="img" aria-labelledby={`${id}-titre`} width="100%" height={HAUTEUR + 2 * MARGE} className="overflow-visible">
        <title id={`${id}-titre`}>{title}</title>
        <Motifs id={id} />
        {Array.from({ length: GRADUATIONS + 1 }, (_, rang) => (haut * rang) / GRADUATIONS).map((valeur) => (
          <g key={valeur}>
            <line x1="0" x2="100%" y1={y(valeur)} y2={y(valeur)} className="stroke-line" />
            <text x="0" y={y(valeur) - 4} className="fill-ink text-sm tabular-nums">
              {valeur.toLocaleString('fr-FR')}
            </text>
          </g>
        ))}
        {columns.map(({ key, values }, colonne) => {
          let pied = 0
          return series.map((serie, rang) => {
            const valeur = values[rang] ?? 0
            const haut = y(pied + valeur)
            const bas = y(pied)
            pied += valeur
            return valeur === 0 ? null : (
              <rect
                key={`${key}-${serie.label}`}
                x={`${pas * (colonne + (1 - LARGEUR_BARRE) / 2)}%`}
                width={`${pas * LARGEUR_BARRE}%`}
                y={haut}
                height={bas - haut}
                strokeWidth="1"
                {...remplissage(serie.motif, id)}
              />
            )
          })
        })}
        <text x="0" y={HAUTEUR + 2 * MARGE - 4} className="fill-ink text-sm">
          {columns[0]?.label}
        </text>
        <text x="100%" y={HAUTEUR + 2 * MARGE - 4} textAnchor="end" className="fill-ink text-sm">
          {columns.length > 1 ? columns.at(-1)?.label : null}
        </text>
      </svg>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-semibold text-primary">Voir les chiffres</summary>
        <Table
          caption={caption}
          columns={[{ label: columnLabel }, ...series.map(({ label }) => ({ label, numeric: true }))]}
          rows={columns.map(({ key, label, values }) => ({
            key,
            cells: [label, ...values.map((valeur) => valeur.toLocaleString('fr-FR'))],
          }))}
        />
      </details>
    </figure>
  )
}

export type Barre = { label: string; value: number | null; text: string }

/** A table whose last column is a bar: a ranking that is read with or without the picture. */
export function Classement({ caption, head, bars }: { caption: string; head: [string, string]; bars: Barre[] }) {
  const maximum = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  return (
    <table className="w-full border-collapse tabular-nums">
      <caption className="pb-3 text-left text-muted">{caption}</caption>
      <thead>
        <tr className="shadow-[inset_0_-2px_0_var(--color-control)]">
          <th scope="col" className="py-2 pr-3 text-left">
            {head[0]}
          </th>
          <th scope="col" className="py-2 pr-3 text-right">
            {head[1]}
          </th>
          <th scope="col" className="w-1/3 py-2 max-md:hidden">
            <span className="sr-only">Barre</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value, text }) => (
          <tr key={label} className="border-b border-line">
            <th scope="row" className="py-2 pr-3 text-left font-normal wrap-anywhere">
              {label}
            </th>
            <td className="py-2 pr-3 text-right whitespace-nowrap">{text}</td>
            <td className="py-2 max-md:hidden">
              <svg width="100%" height="16" aria-hidden="true">
                <rect width={`${(100 * (value ?? 0)) / maximum}%`} height="16" className="fill-primary" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
