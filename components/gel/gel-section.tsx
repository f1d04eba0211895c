import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { dateHeureLongue } from '@/lib/core/calendrier'
import { FAIT_GEL } from '@/lib/gel/labels'
import type { FaitGel } from '@/lib/gel/schema'
import { GelForm } from './gel-forms'

type Props = {
  sur: 'compte' | 'organisme'
  id: string
  geleLe: Date | null
  geleMotif: string | null
  /** Who froze it. */
  par: string | null
  fait: FaitGel | null
  /** Why this agent may not: said in place of the form. */
  interdit?: string | null
}

const EFFET = {
  compte:
    'Toutes ses sessions se ferment, ses liens ne servent plus et il ne peut plus être ouvert, ni avec un mot de passe ni autrement. La personne est prévenue par e-mail. C’est réversible.',
  organisme:
    'Dès leur prochain geste, ses membres ne peuvent plus rien y faire, et son accès à Kairos compte comme suspendu. Ils sont prévenus par e-mail. C’est réversible.',
} as const

/** Whether an account or an organisme is frozen, why, and the way to change it. */
export function GelSection({ sur, id, geleLe, geleMotif, par, fait, interdit }: Props) {
  return (
    <Section title="Gel" id="gel">
      {fait ? <Notice tone="success" title={FAIT_GEL[sur][fait]} live /> : null}
      {geleLe ? (
        <Notice tone="danger" title={`Gelé le ${dateHeureLongue(geleLe)}${par ? ` par ${par}` : ''}`}>
          <p className="wrap-anywhere whitespace-pre-line">{geleMotif}</p>
        </Notice>
      ) : (
        <p>{EFFET[sur]}</p>
      )}
      {interdit ? <p className="text-muted">{interdit}</p> : <GelForm sur={sur} id={id} gele={geleLe !== null} />}
    </Section>
  )
}
