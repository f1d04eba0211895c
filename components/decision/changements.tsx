import { Ecart } from '@/components/demande/ecart'
import type { DossierCharge } from '@/lib/decision/loaders'
import { LIBELLES_CHAMPS, valeurDeChamp } from '@/lib/demande/labels'
import { changements, valeursCommentables } from '@/lib/demande/rules'

type Props = { dossier: DossierCharge }

/** Whether a demande has come back from a correction. */
export const estCorrigee = ({ demande }: DossierCharge) => demande.statut === 'en_attente' && demande.correction !== null

/** What the organisme has changed since the correction that was asked for, word by word, each with its comment. */
export function Changements({ dossier: { demande, organisme } }: Props) {
  if (!demande.correction) return null
  const { motif, commentaires, valeurs } = demande.correction
  const liste = changements(valeurs, valeursCommentables(demande, organisme), commentaires)
  return (
    <>
      <p>Ce qui avait été demandé&nbsp;:</p>
      <p className="border-l-4 border-line pl-4 whitespace-pre-line">{motif}</p>
      {liste.length === 0 ? <p>L’organisme n’a rien changé aux champs de sa demande ni de sa fiche.</p> : null}
      <dl className="divide-y divide-line border-y border-line">
        {liste.map(({ champ, avant, apres, commentaire }) => (
          <div key={champ} className="grid gap-x-6 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <dt className="font-semibold text-muted">{LIBELLES_CHAMPS[champ]}</dt>
            <dd className="min-w-0 space-y-1">
              {commentaire ? <p className="whitespace-pre-line">Demandé&nbsp;: {commentaire}</p> : null}
              {champ === 'organisme' ? null : avant === apres ? (
                <p>
                  <strong>Inchangé</strong>
                </p>
              ) : (
                <Ecart avant={valeurDeChamp(champ, avant)} apres={valeurDeChamp(champ, apres)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
