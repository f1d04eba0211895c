import { CguTexte } from '@/components/cgu/cgu-texte'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { parseCgu } from '@/lib/cgu/rules'
import { dateHeureLongue, dateSeule } from '@/lib/core/calendrier'
import type { DemandeDetail } from '@/lib/demande/data'
import { ANCRE_CONDITIONS } from './bandeau-cgu'
import { ReacceptationForm } from './reacceptation-form'

type Props = {
  demande: DemandeDetail
  cgu: { miseAJourLe: Date; texte: string; sha256: string }
  aReaccepter: boolean
  estGestionnaire: boolean
}

/** What was just accepted. A word in the address alone proves nothing: it must agree with the demande. */
export function AccepteNotice({ demande: { acceptation, decideeLe }, aReaccepter }: Pick<Props, 'demande' | 'aReaccepter'>) {
  if (!acceptation || !decideeLe || acceptation.accepteeLe <= decideeLe || aReaccepter) return null
  return (
    <Notice tone="success" title="Vous avez accepté les nouvelles conditions générales d’utilisation." live>
      <p>
        Votre acceptation est enregistrée depuis le {dateHeureLongue(acceptation.accepteeLe)}. Vos dates d’accès ne changent pas.
      </p>
    </Notice>
  )
}

/** The whole text of the CGU: the accepted one, or the one to accept, then with its box. */
export function CguALire({ demande, cgu, aReaccepter, estGestionnaire }: Props) {
  const acceptee = aReaccepter ? demande.acceptation : null
  const titre = acceptee ? 'Nouvelles conditions générales d’utilisation' : 'Conditions générales d’utilisation'
  return (
    <>
      <Section title={titre} id={ANCRE_CONDITIONS}>
        <p className="text-muted">
          Date de mise à jour&nbsp;: {dateSeule(cgu.miseAJourLe)}
          {acceptee ? `. Votre organisme a accepté le texte du ${dateSeule(acceptee.cguVersion.miseAJourLe)}.` : ''}
        </p>
        <CguTexte blocs={parseCgu(cgu.texte)} />
      </Section>
      {acceptee && estGestionnaire ? (
        <Section title="Accepter les nouvelles conditions" id="accepter">
          <ReacceptationForm demandeId={demande.id} sha256={cgu.sha256} />
        </Section>
      ) : null}
    </>
  )
}
