import Link from 'next/link'
import { Suivante } from '@/components/attribution/suivante'
import { PreparationForm } from '@/components/lot/lot-forms'
import { AlerteCachet } from '@/components/sceau/alerte-cachet'
import { DownloadLink } from '@/components/ui/button'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { adresseExport, requeteDe } from '@/lib/file/rules'
import { LIBELLE_DECISION_LOT } from '@/lib/lot/labels'
import { DECISIONS, LOT_MAX } from '@/lib/lot/rules'
import { phraseErreur } from '@/lib/recherche/labels'
import { FileClavier } from './file-clavier'
import { FileFiltres } from './file-filtres'
import { FilePages } from './file-pages'
import { FileRecherche } from './file-recherche'
import { FileTable } from './file-table'
import { FileVues } from './file-vues'
import { Raccourcis } from './raccourcis'

const DECISIONS_LOT = DECISIONS.map((value) => ({ value, label: LIBELLE_DECISION_LOT[value] }))

type Props = { file: PageDeLaFile }

/** What to do when nothing is listed. */
function Vide({ file: { filtre, erreur } }: Props) {
  const { q, tri: _, ...autres } = filtre
  const filtree = Boolean(q) || Object.values(autres).some(Boolean)
  return (
    <div className="mt-6 max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
      <p className="font-semibold">
        {erreur ? 'La recherche n’a pas été faite.' : filtree ? 'Aucune demande ne correspond.' : 'Aucune demande ici.'}
      </p>
      <p>
        {erreur
          ? phraseErreur(erreur)
          : filtree
            ? 'Vérifiez le numéro ou l’orthographe, ou retirez un filtre.'
            : 'Une demande apparaît dans cette liste dès qu’un organisme l’enregistre.'}
      </p>
      {filtree ? (
        <Link href="/admin/demandes" prefetch={false} className="inline-flex min-h-11 items-center">
          Voir toutes les demandes
        </Link>
      ) : null}
    </div>
  )
}

function Exports({ file: { filtre } }: Props) {
  return (
    <section aria-labelledby="export" className="mt-8 space-y-3">
      <h2 id="export">Exporter cette liste</h2>
      <p className="max-w-[70ch]">
        Toutes les demandes de cette liste, pages suivantes comprises. Chaque export est inscrit au journal.
      </p>
      <div className="flex flex-wrap gap-3">
        <DownloadLink href={adresseExport(filtre, 'csv')} variant="secondary">
          Exporter au format CSV
        </DownloadLink>
        <DownloadLink href={adresseExport(filtre, 'xlsx')} variant="secondary">
          Exporter au format XLSX
        </DownloadLink>
      </div>
    </section>
  )
}

/** The agents' queue. */
export function FileDemandes({ file }: Props) {
  const { demandes, alerte } = file
  return (
    <>
      <AlerteCachet alerte={alerte} />
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1>Demandes d’adhésion</h1>
        <Suivante />
      </div>
      <FileVues file={file} />
      <div className="mt-6">
        <FileRecherche file={file} />
        <FileFiltres file={file} />
      </div>
      {demandes.length === 0 ? (
        <Vide file={file} />
      ) : (
        <>
          <div className="mt-4">
            <FileTable file={file} />
          </div>
          <FilePages file={file} />
          <section aria-labelledby="lot-titre" className="mt-8 space-y-3">
            <h2 id="lot-titre">Décider de plusieurs demandes</h2>
            <p className="max-w-[70ch]">
              Cochez des demandes ci-dessus, ou prenez toute la liste. Vous lirez ce qui va se passer avant de lancer.
            </p>
            <p>
              <Link href="/admin/lots" prefetch={false} className="inline-flex min-h-11 items-center">
                Mes décisions groupées
              </Link>
            </p>
            <PreparationForm decisions={DECISIONS_LOT} requete={requeteDe(file.filtre)} max={LOT_MAX} />
          </section>
          <Exports file={file} />
        </>
      )}
      <FileClavier>
        <Raccourcis />
      </FileClavier>
    </>
  )
}
