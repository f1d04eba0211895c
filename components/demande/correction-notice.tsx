import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { CHAMPS_FICHE, type Commentaires as Saisis } from '@/lib/demande/rules'
import { Commentaires } from './commentaires'

/** What an agent asks to correct: the reason, then each comment under the name of its field. */
export function CorrectionNotice({ motif, commentaires }: { motif: string; commentaires: Saisis }) {
  return (
    <Notice tone="warning" title="Ce qu’il faut corriger">
      <p className="whitespace-pre-line">{motif}</p>
      <Commentaires commentaires={commentaires} />
      {commentaires.organisme || CHAMPS_FICHE.some((champ) => commentaires[champ]) ? (
        <p>
          <Link href="/organisme/modifier" prefetch={false} className="text-ink">
            Éditer ma fiche
          </Link>
        </p>
      ) : null}
    </Notice>
  )
}
