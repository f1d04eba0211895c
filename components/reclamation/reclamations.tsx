import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { ROW_LINK, Selectable, Table } from '@/components/ui/table'
import { dateHeure, dernierJour, iso } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'
import type { ReclamationListee } from '@/lib/reclamation/data'
import { LIBELLE_RECLAMATION } from '@/lib/reclamation/labels'
import type { PageReclamations } from '@/lib/reclamation/loaders'
import { adresseReclamations, type StatutReclamation } from '@/lib/reclamation/rules'

const ALLURES: Record<StatutReclamation, { tone: BadgeTone; icon: IconName }> = {
  deposee: { tone: 'pending', icon: 'warning' },
  en_opposition: { tone: 'pending', icon: 'clock' },
  opposee: { tone: 'pending', icon: 'warning' },
  transferee: { tone: 'success', icon: 'check' },
  refusee: { tone: 'danger', icon: 'cross' },
  annulee: { tone: 'neutral', icon: 'stop' },
}

/** State of a claim, for agents. */
export function ReclamationBadge({ statut }: { statut: StatutReclamation }) {
  return <Badge {...ALLURES[statut]}>{LIBELLE_RECLAMATION[statut]}</Badge>
}

const COLONNES = [
  { label: 'Organisme' },
  { label: 'SIRET', whole: true },
  { label: 'État', whole: true },
  { label: 'Déposée le', whole: true },
  { label: 'Opposition jusqu’au', whole: true },
] as const
const LIEN = 'inline-flex min-h-11 items-center'

const ligne = ({ id, organisme, statut, creeLe, oppositionAvant }: ReclamationListee) => ({
  key: id,
  cells: [
    <Link key="lien" href={`/admin/reclamations/${id}`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">{organisme.raisonSociale}</span>
    </Link>,
    <Selectable key="siret">{formatSiret(organisme.siret)}</Selectable>,
    <ReclamationBadge key="etat" statut={statut} />,
    <time key="creeLe" dateTime={iso(creeLe)}>
      {dateHeure(creeLe)}
    </time>,
    oppositionAvant ? dernierJour(oppositionAvant) : 'pas encore ouverte',
  ],
})

const FILTRES = [
  { etat: null, label: 'À traiter' },
  { etat: 'en_opposition', label: 'Opposition possible' },
  { etat: 'transferee', label: 'Transférées' },
  { etat: 'refusee', label: 'Refusées' },
  { etat: 'annulee', label: 'Annulées' },
] as const

/** The claims « Je n’ai plus accès à ce compte », for agents. */
export function Reclamations({ page: { filtre, reclamations, suite } }: { page: PageReclamations }) {
  return (
    <>
      <h1>Réclamations</h1>
      <nav aria-label="États des réclamations" className="mt-4 flex flex-wrap gap-x-6">
        {FILTRES.map(({ etat, label }) => (
          <Link
            key={label}
            href={adresseReclamations({ etat })}
            prefetch={false}
            aria-current={etat === filtre.etat ? 'page' : undefined}
            className={`${LIEN} aria-[current]:font-semibold aria-[current]:text-ink`}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="mt-6 space-y-6">
        {reclamations.length === 0 ? (
          <p className="max-w-[70ch] border-l-4 border-primary bg-wash p-4 font-semibold">Aucune réclamation ici.</p>
        ) : (
          <Table
            caption={filtre.etat ? 'Réclamations dans cet état.' : 'Réclamations à examiner, les plus anciennes d’abord.'}
            columns={COLONNES}
            rows={reclamations.map(ligne)}
          />
        )}
        <nav aria-label="Pages des réclamations" className="flex flex-wrap gap-x-8">
          {filtre.apres ? (
            <Link href={adresseReclamations({ etat: filtre.etat })} prefetch={false} className={LIEN}>
              Première page
            </Link>
          ) : null}
          {suite ? (
            <Link href={adresseReclamations({ etat: filtre.etat, apres: suite })} prefetch={false} rel="next" className={LIEN}>
              Page suivante
            </Link>
          ) : null}
        </nav>
      </div>
    </>
  )
}
