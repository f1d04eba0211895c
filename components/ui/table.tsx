import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from './classes'

/** `whole`: kept on one line where there is room. `href`: sorts by this column; `sorted`: how it is sorted now. */
export type Column = {
  label: string
  numeric?: boolean
  whole?: boolean
  href?: string
  sorted?: 'ascending' | 'descending' | null
}
export type Row = { key: string; cells: ReactNode[] }

const ARROWS = { ascending: '↑', descending: '↓' } as const

/**
 * A table whose rows become cards on a narrow screen, by CSS alone (`card-rows`): each cell then says its label. The first cell
 * heads its row; its link covers the row, except where a cell is `<Selectable>`.
 */
export function Table({ caption, columns, rows }: { caption: ReactNode; columns: readonly Column[]; rows: Row[] }) {
  return (
    <table className="w-full border-collapse tabular-nums max-md:block">
      <caption className="pb-3 text-left text-muted max-md:block">{caption}</caption>
      <thead className="max-md:hidden">
        <tr>
          {columns.map(({ label, numeric, href, sorted }) => (
            <th
              key={label}
              scope="col"
              aria-sort={sorted ?? undefined}
              className={classes(
                'sticky top-0 z-10 bg-wash px-3 py-2 font-semibold shadow-[inset_0_-2px_0_var(--color-control)]',
                numeric ? 'text-right' : 'text-left',
              )}
            >
              {href ? (
                <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center gap-1 whitespace-nowrap">
                  {label}
                  <span aria-hidden="true">{sorted ? ARROWS[sorted] : '↕'}</span>
                </Link>
              ) : (
                label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="card-rows">
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map(({ label, numeric, whole }, index) =>
              index === 0 ? (
                <th key={label} scope="row">
                  {cells[index]}
                </th>
              ) : (
                <td key={label} className={classes(numeric && 'md:text-right', whole && 'lg:whitespace-nowrap') || undefined}>
                  <span>{`${label}\u00a0: `}</span>
                  {cells[index]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Class of the link that heads a row: the whole row leads where it leads, and the focus never hides under the header. */
export const ROW_LINK = 'inline-flex min-h-11 scroll-mt-14 items-center after:absolute after:inset-0'

/** What people copy: it stays above the row's link. */
export const Selectable = ({ children }: { children: ReactNode }) => <span className="relative select-all">{children}</span>
