import { commentairesLisibles } from '@/lib/demande/labels'
import type { Commentaires as Saisis } from '@/lib/demande/rules'

/** An agent's comments, each under the name of its field; nothing where there are none. */
export function Commentaires({ commentaires }: { commentaires: Saisis }) {
  const parChamp = commentairesLisibles(commentaires)
  if (parChamp.length === 0) return null
  return (
    <dl className="space-y-2">
      {parChamp.map(({ champ, texte }) => (
        <div key={champ}>
          <dt className="font-semibold">{champ}</dt>
          <dd className="whitespace-pre-line">{texte}</dd>
        </div>
      ))}
    </dl>
  )
}
