import { diffWordsWithSpace } from 'diff'

const RIEN = '(vide)'

/** What has changed in a text, word by word: marked with <del> and <ins>, and said to those who hear the page. */
export function Ecart({ avant, apres }: { avant: string; apres: string }) {
  const parts = diffWordsWithSpace(avant || RIEN, apres || RIEN)
  return (
    <p className="wrap-anywhere whitespace-pre-line">
      {parts.map(({ value, added, removed }, rang) => {
        const key = `${rang}-${value}`
        if (added)
          return (
            <ins key={key} className="bg-success-pale font-semibold">
              <span className="sr-only"> ajouté&nbsp;: </span>
              {value}
              <span className="sr-only"> fin de l’ajout </span>
            </ins>
          )
        if (removed)
          return (
            <del key={key} className="bg-danger-pale">
              <span className="sr-only"> supprimé&nbsp;: </span>
              {value}
              <span className="sr-only"> fin de la suppression </span>
            </del>
          )
        return <span key={key}>{value}</span>
      })}
    </p>
  )
}
