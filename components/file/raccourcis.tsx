const RACCOURCIS = [
  ['j', 'aller à la demande suivante de la liste'],
  ['k', 'aller à la demande précédente de la liste'],
  ['Entrée', 'ouvrir la demande'],
  ['/', 'aller à la recherche'],
  ['?', 'afficher cette aide'],
] as const

/** The keys of the queue. */
export function Raccourcis() {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {RACCOURCIS.map(([touche, effet]) => (
        <div key={touche} className="contents">
          <dt>
            <kbd className="rounded border border-control bg-wash px-2 py-0.5 font-semibold">{touche}</kbd>
          </dt>
          <dd>{effet}</dd>
        </div>
      ))}
    </dl>
  )
}
