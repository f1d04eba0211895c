import { dateSeule } from '@/lib/core/calendrier'
import type { PagePublication } from '@/lib/publication/loaders'
import { DELAI_MAX, DELAI_MIN } from '@/lib/publication/rules'
import { PublicationForm } from './publication-forms'
import { VersionBadge } from './version-badge'

/** When a draft comes into force, and whether organismes must accept it. */
export function Publication({ page: { brouillonId, versions, proposee, delaiUsuel, choisi } }: { page: PagePublication }) {
  const choix = choisi && {
    miseAJourLe: choisi.miseAJourLe,
    quand: choisi.vigueur ? 'date' : 'maintenant',
    vigueur: choisi.vigueur,
    reacceptation: choisi.delai === null ? 'non' : 'oui',
    delai: String(choisi.delai ?? delaiUsuel),
  }
  return (
    <div className="max-w-page space-y-6">
      <h1>Publier ce brouillon</h1>
      <p>Rien n’est publié avant le récapitulatif, que vous confirmerez à la page suivante.</p>
      <ul className="space-y-2">
        {versions
          .filter(({ etat }) => etat !== 'remplacee')
          .map(({ id, miseAJourLe, etat }) => (
            <li key={id} className="flex flex-wrap items-center gap-3">
              Version du {dateSeule(miseAJourLe)} <VersionBadge etat={etat} />
            </li>
          ))}
      </ul>
      <PublicationForm
        brouillonId={brouillonId}
        initial={choix ?? { miseAJourLe: proposee, delai: String(delaiUsuel) }}
        bornes={{ min: DELAI_MIN, max: DELAI_MAX }}
      />
    </div>
  )
}
