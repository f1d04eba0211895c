import { Button } from '@/components/ui/button'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { RECHERCHE_MAX } from '@/lib/file/schema'
import { AIDE_OPERATEURS, phraseCorrection, phraseErreur } from '@/lib/recherche/labels'
import { motsAVerifier } from '@/lib/recherche/rules'

type Props = { file: PageDeLaFile }

/** The words that no name has, and those that were searched in their place. */
function Corrections({ file: { corrections, criteres } }: Props) {
  const corriges = motsAVerifier(criteres).flatMap((mot) => (corrections[mot] ? [[mot, corrections[mot]] as const] : []))
  if (corriges.length === 0) return null
  return (
    <div role="status" className="mt-3 max-w-[70ch] space-y-1">
      {corriges.map(([mot, proches]) => (
        <p key={mot}>{phraseCorrection(mot, proches)}</p>
      ))}
    </div>
  )
}

function Aide() {
  return (
    <details className="mt-2 max-w-[70ch]">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold text-primary">Affiner une recherche</summary>
      <p>
        Tous les mots comptent, sans accents ni majuscules, et une faute de frappe est corrigée. Un tiret devant un terme
        l’exclut&nbsp;: <code>-etat:acceptee</code>.
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 max-sm:grid-cols-1">
        {AIDE_OPERATEURS.map(([operateur, exemple, sens]) => (
          <div key={operateur} className="contents">
            <dt>
              <code>{exemple}</code>
            </dt>
            <dd className="text-muted">{sens}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The search box: an ordinary GET form, so that a search has an address and needs no script. Filters that hold stay. */
export function FileRecherche({ file }: Props) {
  const { filtre, erreur } = file
  const { q, ...autres } = filtre
  return (
    <search>
      <form action="/admin/demandes" className="max-w-page">
        <label htmlFor="recherche" className="font-semibold">
          Rechercher une demande
        </label>
        <p id="recherche-aide" className="text-muted">
          Numéro SIRET, nom de l’organisme ou adresse e-mail
        </p>
        {erreur ? (
          <p id="recherche-erreur" role="alert" className="mt-1 font-semibold text-danger">
            <span className="sr-only">Erreur&nbsp;: </span>
            {phraseErreur(erreur)}
          </p>
        ) : null}
        <div className="mt-1 flex flex-wrap gap-3">
          <input
            type="search"
            id="recherche"
            name="q"
            defaultValue={q}
            maxLength={RECHERCHE_MAX}
            aria-invalid={erreur ? true : undefined}
            aria-describedby={erreur ? 'recherche-aide recherche-erreur' : 'recherche-aide'}
            className="min-h-11 min-w-0 flex-1 basis-60 rounded border border-control bg-surface px-3 py-2"
          />
          {Object.entries(autres).map(([nom, valeur]) =>
            valeur ? <input key={nom} type="hidden" name={nom} value={valeur} /> : null,
          )}
          <Button>Rechercher</Button>
        </div>
        <Corrections file={file} />
      </form>
      <Aide />
    </search>
  )
}
