import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { classes } from '@/components/ui/classes'
import { DescriptionList } from '@/components/ui/description-list'
import type { IconName } from '@/components/ui/icon'
import { ROW_LINK, Selectable, Table } from '@/components/ui/table'
import { dateHeure, dateHeureLongue, dateSeule, dernierJour, iso } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'
import type { LigneAcceptation } from '@/lib/reacceptation/data'
import { FILTRE_REPONSE, LIBELLE_REPONSE } from '@/lib/reacceptation/labels'
import type { PageAcceptations } from '@/lib/reacceptation/loaders'
import { adresseAcceptations, type Reponse } from '@/lib/reacceptation/rules'

type Props = { page: PageAcceptations }

const LIEN = 'inline-flex min-h-11 items-center'
const COLONNES = [
  { label: 'Organisme' },
  { label: 'SIRET', whole: true },
  { label: 'Réponse', whole: true },
  { label: 'Version acceptée', whole: true },
  { label: 'Acceptée le', whole: true },
] as const
const ALLURES: Record<Reponse, { tone: BadgeTone; icon: IconName }> = {
  acceptee: { tone: 'success', icon: 'check' },
  en_attente: { tone: 'pending', icon: 'clock' },
  hors_delai: { tone: 'danger', icon: 'warning' },
  non_demandee: { tone: 'neutral', icon: 'stop' },
}

const ligne = (
  { organismeId, raisonSociale, siret, demandeId, accepteeLe, versionDu, acceptee }: LigneAcceptation,
  manquante: Reponse,
) => {
  const reponse = acceptee ? 'acceptee' : manquante
  return {
    key: organismeId,
    cells: [
      <Link key="lien" href={`/admin/demandes/${demandeId}`} prefetch={false} className={ROW_LINK}>
        <span className="wrap-anywhere">{raisonSociale}</span>
      </Link>,
      <Selectable key="siret">{formatSiret(siret)}</Selectable>,
      <Badge key="reponse" {...ALLURES[reponse]}>
        {LIBELLE_REPONSE[reponse]}
      </Badge>,
      dateSeule(versionDu),
      <time key="date" dateTime={iso(accepteeLe)}>
        {dateHeure(accepteeLe)}
      </time>,
    ],
  }
}

/** When the version is in force and until when it is to be accepted. */
function Resume({ page: { bilan, enVigueur, manquante } }: Props) {
  const { publieeLe, avant, acceptees, total } = bilan
  return (
    <DescriptionList
      items={[
        { label: enVigueur ? 'En vigueur depuis le' : 'En vigueur à partir du', value: dateHeureLongue(publieeLe) },
        {
          label: 'Nouvelle acceptation',
          value: avant
            ? `Demandée, jusqu’au ${dernierJour(avant)} inclus${manquante === 'hors_delai' ? ' (délai dépassé)' : ''}`
            : 'Non demandée pour cette version',
        },
        {
          label: 'Organismes dont l’accès est ouvert',
          value: `${total.toLocaleString('fr-FR')}, dont ${acceptees.toLocaleString('fr-FR')} ont accepté cette version ou une suivante`,
        },
      ]}
    />
  )
}

/** One link per answer, with how many organismes gave it. */
function Filtres({ page: { filtre, bilan, manquante } }: Props) {
  const { miseAJourLe, acceptees, total } = bilan
  const autres = total - acceptees
  const choix: { reponse: Reponse | null; label: string; nombre: number }[] = [
    { reponse: null, label: 'Toutes', nombre: total },
    { reponse: 'acceptee', label: FILTRE_REPONSE.acceptee, nombre: acceptees },
    ...(bilan.avant ? (['en_attente', 'hors_delai'] as const) : (['non_demandee'] as const)).map((reponse) => ({
      reponse,
      label: FILTRE_REPONSE[reponse],
      nombre: reponse === manquante ? autres : 0,
    })),
  ]
  return (
    <nav aria-label="Filtrer par réponse" className="mt-6">
      <ul className="flex flex-wrap gap-x-6">
        {choix.map(({ reponse, label, nombre }) => (
          <li key={label}>
            <Link
              href={adresseAcceptations(miseAJourLe, { reponse })}
              prefetch={false}
              aria-current={reponse === filtre.reponse ? 'true' : undefined}
              className={classes(LIEN, reponse === filtre.reponse && 'font-bold text-ink no-underline')}
            >
              {label}&nbsp;({nombre.toLocaleString('fr-FR')})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Vide({ page: { filtre, bilan } }: Props) {
  const { reponse, apres } = filtre
  return (
    <div className="mt-6 max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
      <p className="font-semibold">Aucun organisme ici.</p>
      {reponse || apres ? (
        <Link href={adresseAcceptations(bilan.miseAJourLe)} prefetch={false} className={LIEN}>
          Voir tous les organismes
        </Link>
      ) : (
        <p>Un organisme apparaît dans cette liste dès que son accès est ouvert.</p>
      )}
    </div>
  )
}

/** Who has accepted a version of the CGU and who has not, for administrateurs. */
export function Acceptations({ page }: Props) {
  const { filtre, bilan, lignes, manquante, suite } = page
  return (
    <>
      <Link href="/admin/cgu" prefetch={false} className={LIEN}>
        Retour aux versions
      </Link>
      <h1>Acceptations des CGU du {dateSeule(bilan.miseAJourLe)}</h1>
      <div className="mt-6">
        <Resume page={page} />
      </div>
      <Filtres page={page} />
      {lignes.length === 0 ? (
        <Vide page={page} />
      ) : (
        <div className="mt-4">
          <Table
            caption="Organismes dont l’accès est ouvert, par ordre alphabétique, avec l’acceptation qui vaut aujourd’hui pour chacun."
            columns={COLONNES}
            rows={lignes.map((lue) => ligne(lue, manquante))}
          />
          <nav aria-label="Pages des acceptations" className="mt-6 flex flex-wrap gap-x-8">
            {filtre.apres ? (
              <Link href={adresseAcceptations(bilan.miseAJourLe, { ...filtre, apres: null })} prefetch={false} className={LIEN}>
                Première page
              </Link>
            ) : null}
            {suite ? (
              <Link
                href={adresseAcceptations(bilan.miseAJourLe, { ...filtre, apres: suite })}
                prefetch={false}
                rel="next"
                className={LIEN}
              >
                Page suivante
              </Link>
            ) : null}
          </nav>
        </div>
      )}
    </>
  )
}
