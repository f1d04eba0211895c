import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { LIBELLE_STATUT_AGENT } from '@/lib/decision/labels'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { NATURES, STATUTS, type Statut } from '@/lib/demande/rules'
import { LIBELLE_AGE, LIBELLE_TRI } from '@/lib/file/labels'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { AGES, adresseFile, TRIS } from '@/lib/file/rules'
import { libelleFormeJuridique } from '@/lib/organisme/formes-juridiques'
import { TERRITOIRES } from '@/lib/organisme/territoires'
import { Choix, type Option } from './choix'

type Props = { file: PageDeLaFile }

const parLibelle = ([, une]: Option, [, autre]: Option) => une.localeCompare(autre, 'fr')
const REGIONS = [...new Map(TERRITOIRES.map(({ codeRegion, region }) => [codeRegion, region]))]
  .map(([code, nom]): Option => [code, nom])
  .sort(parLibelle)
const DEPARTEMENTS = TERRITOIRES.map(({ codeDepartement: code, departement }): Option => [code, `${code} ${departement}`])
const depuis = <T extends string>(valeurs: readonly T[], libelles: Record<T, string>): Option[] =>
  valeurs.map((valeur) => [valeur, libelles[valeur]])

/** « Association déclarée (9220) », or the code alone of a form that the list does not know (an old one). */
function formeEnClair(code: string): string {
  const libelle = libelleFormeJuridique(code)
  return libelle ? `${libelle} (${code})` : code
}

/** One link per state, with how many demandes of it there are where that is known. */
function Etats({ file: { filtre, comptes } }: Props) {
  const nombres = comptes?.parStatut
  const tout = nombres ? Object.values(nombres).reduce((somme, nombre) => somme + nombre, 0) : null
  const choix: { etat: Statut | null; label: string; nombre: number | null }[] = [
    { etat: null, label: 'Toutes', nombre: tout },
    ...STATUTS.map((etat) => ({ etat, label: LIBELLE_STATUT_AGENT[etat], nombre: nombres ? nombres[etat] : null })),
  ]
  return (
    <nav aria-label="Filtrer par état" className="mt-4">
      <ul className="flex flex-wrap gap-x-6">
        {choix.map(({ etat, label, nombre }) => (
          <li key={label}>
            <Link
              href={adresseFile({ ...filtre, etat })}
              prefetch={false}
              aria-current={etat === filtre.etat ? 'true' : undefined}
              className={classes('inline-flex min-h-11 items-center', etat === filtre.etat && 'font-bold text-ink no-underline')}
            >
              {label}
              {nombre === null ? '' : `\u00a0(${nombre.toLocaleString('fr-FR')})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** All other filters and the sort, in an ordinary GET form. Open when one of them holds. */
export function FileFiltres({ file }: Props) {
  const { filtre, agents, formes } = file
  const { q, etat, nature, age, region, departement, forme, agent, tri } = filtre
  const poses = [nature, age, region, departement, forme, agent, tri].filter(Boolean).length
  const connues = [...new Set([...formes, ...(forme ? [forme] : [])])]
    .map((code): Option => [code, formeEnClair(code)])
    .sort(parLibelle)
  const quelquUn: Option[] = [['moi', 'Moi'], ['aucun', 'Personne'], ...agents.map(({ id, nom }): Option => [id, nom])]
  return (
    <>
      <Etats file={file} />
      <details open={poses > 0} className="mt-2">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold text-primary">
          Filtrer et trier{poses > 0 ? ` (${poses})` : ''}
        </summary>
        <form action="/admin/demandes" className="space-y-4 pt-2 pb-4">
          {q ? <input type="hidden" name="q" value={q} /> : null}
          {etat ? <input type="hidden" name="etat" value={etat} /> : null}
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <Choix nom="age" label="Délai" vide="Tous" valeur={age} options={depuis(AGES, LIBELLE_AGE)} />
            <Choix nom="nature" label="Nature" vide="Toutes" valeur={nature} options={depuis(NATURES, LIBELLE_NATURE)} />
            <Choix nom="region" label="Région" vide="Toutes" valeur={region} options={REGIONS} />
            <Choix nom="departement" label="Département" vide="Tous" valeur={departement} options={DEPARTEMENTS} />
            <Choix nom="forme" label="Forme juridique" vide="Toutes" valeur={forme} options={connues} />
            <Choix nom="agent" label="Prise en charge par" vide="Tout le monde" valeur={agent} options={quelquUn} />
            <Choix nom="tri" label="Trier par" vide="Ordre habituel" valeur={tri} options={depuis(TRIS, LIBELLE_TRI)} />
          </div>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <Button variant="secondary">Appliquer</Button>
            {poses > 0 ? (
              <Link
                href={adresseFile({
                  ...filtre,
                  nature: null,
                  age: null,
                  region: null,
                  departement: null,
                  forme: null,
                  agent: null,
                  tri: null,
                })}
                prefetch={false}
                className="inline-flex min-h-11 items-center"
              >
                Retirer ces filtres
              </Link>
            ) : null}
          </div>
        </form>
      </details>
    </>
  )
}
