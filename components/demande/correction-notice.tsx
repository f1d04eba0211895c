import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { commentairesLisibles } from '@/lib/demande/labels'
import type { Commentaires } from '@/lib/demande/rules'

/** What an agent asks to correct: the reason, then each comment under the name of its field. */
export function CorrectionNotice({ motif, commentaires }: { motif: string; commentaires: Commentaires }) {
  const parChamp = commentairesLisibles(commentaires)
  return (
    <Notice tone="warning" title="Ce qu’il faut corriger">
      <p className="whitespace-pre-line">{motif}</p>
      {parChamp.length > 0 ? (
        <dl className="space-y-2">
          {parChamp.map(({ champ, texte }) => (
            <div key={champ}>
              <dt className="font-semibold">{champ}</dt>
              <dd className="whitespace-pre-line">{texte}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {commentaires.organisme ? (
        <p>
          <Link href="/organisme/modifier" prefetch={false} className="text-ink">
            Éditer ma fiche
          </Link>
        </p>
      ) : null}
    </Notice>
  )
}
