import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ROW_LINK, Selectable, Table } from '@/components/ui/table'
import { adresseCgu } from '@/lib/cgu/rules'
import { dateHeure, dateSeule, dernierJour, iso } from '@/lib/core/calendrier'
import { FAIT_VERSIONS } from '@/lib/publication/labels'
import type { PageVersions } from '@/lib/publication/loaders'
import { pageBrouillon, pageVersion } from '@/lib/publication/rules'
import { adresseAcceptations } from '@/lib/reacceptation/rules'
import { VersionBadge } from './version-badge'

const COLONNES = [
  { label: 'Version' },
  { label: 'État', whole: true },
  { label: 'Entrée en vigueur', whole: true },
  { label: 'Acceptations', numeric: true },
  { label: 'Nouvelle acceptation' },
  { label: 'Empreinte SHA-256' },
  { label: 'Liens', whole: true },
] as const
const LIEN = 'relative inline-flex min-h-11 items-center'

const brouillon = ({ id, modifieLe, auteur }: PageVersions['brouillons'][number]) => ({
  key: id,
  cells: [
    <Link key="lien" href={pageBrouillon(id)} prefetch={false} className={ROW_LINK}>
      Brouillon du {dateHeure(modifieLe)}
    </Link>,
    <Badge key="etat" tone="neutral" icon="pencil">
      Brouillon
    </Badge>,
    <span key="par" className="wrap-anywhere">
      Non publié, enregistré par {auteur}
    </span>,
    'Aucune',
    'Non décidée',
    'Non publié',
    <Link key="comparer" href={`${pageBrouillon(id)}/comparer`} prefetch={false} className={LIEN}>
      Comparer
    </Link>,
  ],
})

const version = ({ id, miseAJourLe, publieeLe, sha256, avant, acceptations, etat }: PageVersions['versions'][number]) => ({
  key: id,
  cells: [
    <Link key="lien" href={pageVersion(miseAJourLe)} prefetch={false} className={ROW_LINK}>
      Version du {dateSeule(miseAJourLe)}
    </Link>,
    <VersionBadge key="etat" etat={etat} />,
    <time key="vigueur" dateTime={iso(publieeLe)}>
      {dateHeure(publieeLe)}
    </time>,
    acceptations.toLocaleString('fr-FR'),
    avant ? `Demandée, jusqu’au ${dernierJour(avant)} inclus` : 'Non demandée',
    <Selectable key="empreinte">
      <code className="wrap-anywhere">{sha256}</code>
    </Selectable>,
    <ul key="liens">
      {etat === 'a_venir' ? null : (
        <li>
          <Link href={adresseCgu(miseAJourLe)} prefetch={false} className={LIEN}>
            Lire le texte
          </Link>
        </li>
      )}
      <li>
        <Link href={adresseAcceptations(miseAJourLe)} prefetch={false} className={LIEN}>
          Qui a accepté
        </Link>
      </li>
    </ul>,
  ],
})

/** The versions of the CGU and the drafts of the next one, for administrateurs. */
export function Versions({ page: { brouillons, versions, fait } }: { page: PageVersions }) {
  return (
    <>
      <h1>Conditions générales d’utilisation</h1>
      {fait ? (
        <div className="mt-6">
          <Notice tone={FAIT_VERSIONS[fait].tone} title={FAIT_VERSIONS[fait].message} live />
        </div>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/admin/cgu/brouillons/nouveau" prefetch={false}>
          Nouveau brouillon à partir de la version en vigueur
        </ButtonLink>
        <ButtonLink href="/admin/cgu/brouillons/nouveau?depart=vide" prefetch={false} variant="secondary">
          Nouveau brouillon vide
        </ButtonLink>
      </div>
      <div className="mt-8">
        <Table
          caption="Brouillons, puis versions de la plus récente à la plus ancienne. Un texte publié ne change plus."
          columns={COLONNES}
          rows={[...brouillons.map(brouillon), ...versions.map(version)]}
        />
      </div>
    </>
  )
}
