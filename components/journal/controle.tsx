import { Notice } from '@/components/ui/notice'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { phraseControle } from '@/lib/journal/labels'
import type { PageJournal } from '@/lib/journal/loaders'
import { VerificationForm } from './verification-form'

type Props = { controle: PageJournal['controle'] }

const Le = ({ date }: { date: Date }) => <time dateTime={iso(date)}>{dateHeure(date)}</time>

function Resultat({ controle }: { controle: NonNullable<Props['controle']> }) {
  const { etat, demandeLe, finiLe, resultat } = controle
  if (etat === 'perdu')
    return (
      <Notice tone="warning" title="La dernière vérification n’a pas abouti.">
        <p>
          Elle a été demandée le <Le date={demandeLe} />. Relancez-la.
        </p>
      </Notice>
    )
  if (!finiLe || !resultat)
    return (
      <Notice title="La vérification est en cours.">
        <p>
          Elle a été demandée le <Le date={demandeLe} />. {/* A plain link: the page is loaded afresh. */}
          <a href="/admin/journal">Actualiser cette page</a> pour en connaître le résultat.
        </p>
      </Notice>
    )
  return (
    <Notice tone={resultat.ok ? 'success' : 'danger'} title={phraseControle(resultat)}>
      <p>
        Vérification du <Le date={finiLe} />.
        {resultat.ok
          ? null
          : ' La vérification s’arrête à la première anomalie. Ne modifiez rien et prévenez le responsable de la sécurité.'}
      </p>
    </Notice>
  )
}

/** The last check of the journal with its date, and the button that asks for another. */
export function Controle({ controle }: Props) {
  return (
    <div className="max-w-[70ch] space-y-4">
      {controle ? <Resultat controle={controle} /> : <p>Le journal n’a pas encore été vérifié.</p>}
      <VerificationForm />
    </div>
  )
}
