import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { LIBELLE_STATUT_AGENT } from '@/lib/decision/labels'
import type { FileDemandes } from '@/lib/decision/loaders'
import { adresseFile } from '@/lib/decision/rules'
import { STATUTS, type Statut } from '@/lib/demande/rules'

/** The search box: an ordinary GET form, so that a search has an address and needs no script. */
export function FileRecherche({ filtre: { q, etat } }: Pick<FileDemandes, 'filtre'>) {
  return (
    <search>
      <form action="/admin/demandes" className="max-w-page">
        <label htmlFor="recherche" className="font-semibold">
          Rechercher une demande
        </label>
        <p id="recherche-aide" className="text-muted">
          Numéro SIRET, nom de l’organisme ou adresse e-mail
        </p>
        <div className="mt-1 flex flex-wrap gap-3">
          <input
            type="search"
            id="recherche"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-describedby="recherche-aide"
            className="min-h-11 min-w-0 flex-1 basis-60 rounded border border-control bg-surface px-3 py-2"
          />
          {etat ? <input type="hidden" name="etat" value={etat} /> : null}
          <Button>Rechercher</Button>
        </div>
      </form>
    </search>
  )
}

type Choix = { etat: Statut | null; label: string; nombre: number }

/** One link per state, with how many demandes the search finds in it. */
export function FileFiltres({ filtre, nombres, tout }: Pick<FileDemandes, 'filtre' | 'nombres' | 'tout'>) {
  const choix: Choix[] = [
    { etat: null, label: 'Toutes', nombre: tout },
    ...STATUTS.map((etat) => ({ etat, label: LIBELLE_STATUT_AGENT[etat], nombre: nombres[etat] })),
  ]
  return (
    <nav aria-label="Filtrer par état" className="mt-6">
      <ul className="flex flex-wrap gap-x-6">
        {choix.map(({ etat, label, nombre }) => (
          <li key={label}>
            <Link
              href={adresseFile({ q: filtre.q, etat, page: 1 })}
              prefetch={false}
              aria-current={etat === filtre.etat ? 'true' : undefined}
              className={classes('inline-flex min-h-11 items-center', etat === filtre.etat && 'font-bold text-ink no-underline')}
            >
              {label}&nbsp;({nombre})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
