import type { BlocCgu } from '@/lib/cgu/rules'

type NiveauTitre = 2 | 3 | 4 | 5
type Props = { blocs: BlocCgu[]; niveauDepart?: NiveauTitre }

const TITRES = {
  2: 'mt-10 mb-3 text-[1.25rem] leading-7 font-bold',
  3: 'mt-8 mb-2 text-[1.125rem] leading-7 font-semibold',
} as const

function Bloc({ bloc, niveauDepart }: { bloc: BlocCgu; niveauDepart: NiveauTitre }) {
  switch (bloc.type) {
    case 'titre': {
      const Titre = `h${niveauDepart + bloc.niveau - 2}` as `h${NiveauTitre}`
      return <Titre className={TITRES[bloc.niveau]}>{bloc.texte}</Titre>
    }
    case 'paragraphe':
      return <p className="my-4">{bloc.texte}</p>
    case 'liste':
      return (
        <ul className="my-4 list-disc space-y-2 pl-6 marker:text-muted">
          {bloc.elements.map((element, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text is published, its order never changes
            <li key={rang}>{element}</li>
          ))}
        </ul>
      )
  }
}

/**
 * The whole text of the CGU, in the page: articles are headings of level `niveauDepart`, their parts one level below,
 * so that the text fits under any page heading.
 */
export function CguTexte({ blocs, niveauDepart = 3 }: Props) {
  return (
    <div className="max-w-[70ch] text-ink">
      {blocs.map((bloc, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is published, its order never changes
        <Bloc key={rang} bloc={bloc} niveauDepart={niveauDepart} />
      ))}
    </div>
  )
}
