import Link from 'next/link'
import { Selectable, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { LigneListee } from '@/lib/journal/data'
import { libelleEvenement } from '@/lib/journal/labels'
import type { PageJournal } from '@/lib/journal/loaders'
import { adresseJournal } from '@/lib/journal/rules'
import { formatSiret } from '@/lib/organisme/rules'

const COLONNES = [
  { label: 'Événement' },
  { label: 'Date', whole: true },
  { label: 'Dossier' },
  { label: 'Par' },
  { label: 'Ligne', numeric: true },
  { label: 'Empreinte', whole: true },
] as const
const EMPREINTE_VISIBLE = 12
const LIEN = 'inline-flex min-h-11 items-center'

const nomDossier = ({ raisonSociale, siret, email }: LigneListee) => {
  if (raisonSociale && siret) return `${raisonSociale}, ${formatSiret(siret)}`
  return email ? `Compte ${email}` : 'Portail'
}

const ligne = (lue: LigneListee) => ({
  key: lue.id,
  cells: [
    lue.demandeId ? (
      <Link key="evenement" href={`/admin/demandes/${lue.demandeId}`} prefetch={false} className={LIEN}>
        {libelleEvenement(lue.evenement)}
      </Link>
    ) : (
      libelleEvenement(lue.evenement)
    ),
    <time key="date" dateTime={iso(lue.le)}>
      {dateHeure(lue.le)}
    </time>,
    <Link key="dossier" href={adresseJournal({ q: lue.dossier })} prefetch={false} className={LIEN}>
      <span className="wrap-anywhere">{nomDossier(lue)}</span>
    </Link>,
    <span key="par" className="wrap-anywhere">
      {lue.acteurType === 'systeme' ? 'Le portail' : (lue.acteur ?? 'Compte inconnu')}
    </span>,
    String(lue.rang),
    <Selectable key="empreinte">{lue.empreinte.slice(0, EMPREINTE_VISIBLE)}</Selectable>,
  ],
})

function Vide({ filtre }: Pick<PageJournal, 'filtre'>) {
  const { q, evenement, avant } = filtre
  return (
    <div className="max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
      <p className="font-semibold">{q || evenement || avant ? 'Aucune ligne ici.' : 'Le journal n’a pas encore de ligne.'}</p>
      {q || evenement || avant ? (
        <>
          <p>Vérifiez le numéro SIRET ou l’identifiant du dossier.</p>
          <Link href="/admin/journal" prefetch={false} className={LIEN}>
            Voir tout le journal
          </Link>
        </>
      ) : null}
    </div>
  )
}

/** One page of the journal's lines, newest first. */
export function LignesJournal({ filtre, lignes, suite }: Pick<PageJournal, 'filtre' | 'lignes' | 'suite'>) {
  if (lignes.length === 0) return <Vide filtre={filtre} />
  return (
    <>
      <Table
        caption="De la dernière inscrite à la première. L’empreinte est abrégée."
        columns={COLONNES}
        rows={lignes.map(ligne)}
      />
      <nav aria-label="Pages du journal" className="flex flex-wrap gap-x-8">
        {filtre.avant ? (
          <Link href={adresseJournal({ ...filtre, avant: null })} prefetch={false} className={LIEN}>
            Lignes les plus récentes
          </Link>
        ) : null}
        {suite ? (
          <Link href={adresseJournal({ ...filtre, avant: suite })} prefetch={false} rel="next" className={LIEN}>
            Lignes plus anciennes
          </Link>
        ) : null}
      </nav>
    </>
  )
}
