'use client'

import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { CaseLot } from '@/components/lot/case-lot'
import { Badge } from '@/components/ui/badge'
import { type Column, ROW_LINK, Selectable, Table } from '@/components/ui/table'

type Pastille = ComponentProps<typeof Badge>
/** The same instant for machines and for people. */
type Instant = { iso: string; texte: string }

/** One row of the queue, as it is read: all its words are chosen by the server. */
export type LigneFile = {
  id: string
  nom: string
  lieu: string
  siret: string
  nature: string
  validee: Instant | null
  /** Only of what awaits a decision: where it stands against the promise, when that ends, and whether it may be chosen. */
  attente: { pastille: Pastille; fin: Instant } | null
  etat: Pastille
  agent: string
}

const Heure = ({ iso, texte }: Instant) => <time dateTime={iso}>{texte}</time>

const cellules = ({ id, nom, lieu, siret, nature, validee, attente, etat, agent }: LigneFile): ReactNode[] => [
  <Link key="lien" href={`/admin/demandes/${id}`} prefetch={false} className={ROW_LINK}>
    <span className="wrap-anywhere">
      {nom}
      <span className="font-normal text-muted">{lieu}</span>
    </span>
  </Link>,
  <Selectable key="siret">{siret}</Selectable>,
  nature,
  <span key="date">
    {validee ? <Heure {...validee} /> : 'pas encore'}
    {attente ? (
      <span className="mt-1 block">
        <Badge {...attente.pastille} />
        <span className="block text-muted">
          avant le <Heure {...attente.fin} />
        </span>
      </span>
    ) : null}
  </span>,
  <Badge key="etat" {...etat} />,
  <span key="agent" className="wrap-anywhere">
    {agent}
  </span>,
  attente ? <CaseLot key="lot" demandeId={id} nom={nom} /> : '–',
]

type Props = { caption: string; columns: Column[]; lignes: LigneFile[] }

/**
 * The table of the queue. A client component so that the page carries the rows' words and not their markup a second time:
 * that is what makes its 95th percentile (docs/decisions/0018-queue.md). It has no behaviour of its own.
 */
export function FileLignes({ caption, columns, lignes }: Props) {
  return <Table caption={caption} columns={columns} rows={lignes.map((ligne) => ({ key: ligne.id, cells: cellules(ligne) }))} />
}
