import Link from 'next/link'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { CaseLot } from '@/components/lot/case-lot'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { type Column, ROW_LINK, Selectable, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { getDelais } from '@/lib/core/delais'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import type { DemandeEnFile } from '@/lib/file/data'
import { EN_ORDRE, LIBELLE_AGE, phraseTotal } from '@/lib/file/labels'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { type Age, adresseFile, ageDe, echeance, type Limites, triSuivant } from '@/lib/file/rules'
import { formatSiret } from '@/lib/organisme/rules'

const ALLURES: Record<Age, { tone: BadgeTone; icon: IconName }> = {
  delai: { tone: 'success', icon: 'clock' },
  alerte: { tone: 'pending', icon: 'clock' },
  retard: { tone: 'danger', icon: 'warning' },
}

/** Where a demande that awaits stands against the promise, and when that ends. */
function AgeBadge({ valideeLe, limites }: { valideeLe: Date; limites: Limites }) {
  const age = ageDe(valideeLe, limites)
  const fin = echeance(valideeLe, getDelais())
  return (
    <span className="mt-1 block">
      <Badge {...ALLURES[age]}>{LIBELLE_AGE[age]}</Badge>
      <span className="block text-muted">
        avant le <time dateTime={iso(fin)}>{dateHeure(fin)}</time>
      </span>
    </span>
  )
}

const ligne = ({ demande, limites, moi }: { demande: DemandeEnFile; limites: Limites; moi: string }) => {
  const { id, raisonSociale, ville, codeDepartement, siret, nature, valideeLe, statut, agentId, agent } = demande
  return {
    key: id,
    cells: [
      <Link key="lien" href={`/admin/demandes/${id}`} prefetch={false} className={ROW_LINK}>
        <span className="wrap-anywhere">
          {raisonSociale}
          <span className="font-normal text-muted">
            , {ville}
            {codeDepartement ? ` (${codeDepartement})` : ''}
          </span>
        </span>
      </Link>,
      <Selectable key="siret">{formatSiret(siret)}</Selectable>,
      LIBELLE_NATURE[nature],
      <span key="date">
        {valideeLe ? <time dateTime={iso(valideeLe)}>{dateHeure(valideeLe)}</time> : 'pas encore'}
        {valideeLe && statut === 'en_attente' ? <AgeBadge valideeLe={valideeLe} limites={limites} /> : null}
      </span>,
      <DemandeBadge key="etat" statut={statut} vue="agent" />,
      <span key="agent" className="wrap-anywhere">
        {agentId ? (agentId === moi ? 'vous' : (agent ?? 'compte supprimé')) : 'personne'}
      </span>,
      statut === 'en_attente' ? <CaseLot key="lot" demandeId={id} nom={raisonSociale} /> : '–',
    ],
  }
}

/** The rows of a page, under headers that sort them. */
export function FileTable({ file }: { file: PageDeLaFile }) {
  const { filtre, tri, demandes, limites, moi, comptes } = file
  const parColonne = (colonne: 'nom' | 'siret' | 'date'): Pick<Column, 'href' | 'sorted'> => ({
    href: adresseFile({ ...filtre, tri: triSuivant(colonne, tri) }),
    sorted: tri === colonne ? 'ascending' : tri === `-${colonne}` ? 'descending' : null,
  })
  const colonnes: Column[] = [
    { label: 'Organisme', ...parColonne('nom') },
    { label: 'SIRET', whole: true, ...parColonne('siret') },
    { label: 'Nature' },
    { label: 'Validée le', whole: true, ...parColonne('date') },
    { label: 'État', whole: true },
    { label: 'Prise en charge' },
    { label: 'Choisir' },
  ]
  return (
    <Table
      caption={`${comptes ? `${phraseTotal(comptes.total)} ` : ''}${EN_ORDRE[tri]}`}
      columns={colonnes}
      rows={demandes.map((demande) => ligne({ demande, limites, moi }))}
    />
  )
}
