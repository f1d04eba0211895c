import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import type { ComparaisonChargee } from '@/lib/brouillon/loaders'
import type { ArticleCompare, Morceau, Passage } from '@/lib/comparaison/rules'
import { dateSeule } from '@/lib/core/calendrier'
import { pageBrouillon } from '@/lib/publication/rules'

/** A run of words: a sign and a line say what became of them, and words do where neither is seen. */
function Mots({ sens, texte }: Morceau) {
  switch (sens) {
    case 'garde':
      return texte
    case 'ajoute':
      return (
        <ins className="bg-success-pale decoration-success decoration-2 underline-offset-4">
          <span aria-hidden="true" className="inline-block">
            +&nbsp;
          </span>
          <span className="sr-only">[ajouté&nbsp;: </span>
          {texte}
          <span className="sr-only">]</span>
        </ins>
      )
    case 'retire':
      return (
        <del className="bg-danger-pale decoration-danger decoration-2">
          <span aria-hidden="true" className="inline-block">
            −&nbsp;
          </span>
          <span className="sr-only">[retiré&nbsp;: </span>
          {texte}
          <span className="sr-only">]</span>
        </del>
      )
  }
}

function Morceaux({ morceaux }: { morceaux: Morceau[] }) {
  return morceaux.map((morceau, rang) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was compared does not move
    <span key={rang}>
      {rang > 0 ? ' ' : null}
      <Mots {...morceau} />
    </span>
  ))
}

function Bloc({ genre, morceaux }: Passage) {
  const texte = <Morceaux morceaux={morceaux} />
  switch (genre) {
    case 'element':
      return <p className="my-2 border-l-2 border-control pl-4">{texte}</p>
    case 'partie':
      return <h3 className="mt-6 mb-2">{texte}</h3>
    case 'article':
    case 'paragraphe':
      return <p className="my-4">{texte}</p>
  }
}

function Article({ titre, passages }: ArticleCompare) {
  return (
    <section className="mt-10 max-w-[70ch]">
      <h2>{titre ? <Morceaux morceaux={titre} /> : 'Avant le premier article'}</h2>
      {passages.map((passage, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was compared does not move
        <Bloc key={rang} {...passage} />
      ))}
    </section>
  )
}

const enClair = ({ titre }: ArticleCompare) => titre?.map(({ texte }) => texte).join(' ') ?? 'Avant le premier article'

/** What a draft adds to the version in force and takes from it: the articles that change, whole, then the names of the others. */
export function Comparaison({ brouillon, enVigueur, articles }: ComparaisonChargee) {
  const changes = articles.filter(({ change }) => change)
  const autres = articles.filter(({ change }) => !change)
  return (
    <>
      <Link href={pageBrouillon(brouillon.id)} prefetch={false} className="inline-flex min-h-11 items-center">
        Retour au brouillon
      </Link>
      <h1>Ce que ce brouillon change</h1>
      <p className="mt-3 mb-6 text-muted">Par rapport à la version en vigueur, du {dateSeule(enVigueur.miseAJourLe)}</p>
      {changes.length === 0 ? (
        <Notice title="Aucun mot ne change.">
          <p>Le brouillon enregistré dit la même chose que la version en vigueur.</p>
        </Notice>
      ) : (
        <p className="max-w-[70ch]">
          {changes.length > 1 ? `${changes.length} articles changent` : 'Un article change'}. Les mots ajoutés sont soulignés et
          précédés de «&nbsp;+&nbsp;», les mots retirés sont barrés et précédés de «&nbsp;−&nbsp;».
        </p>
      )}
      {changes.map((article, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was compared does not move
        <Article key={rang} {...article} />
      ))}
      {changes.length > 0 && autres.length > 0 ? (
        <section className="mt-10 max-w-[70ch]">
          <h2>Sans changement</h2>
          <ul className="mt-4 list-disc space-y-1 pl-6">
            {autres.map((article, rang) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was compared does not move
              <li key={rang}>{enClair(article)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
