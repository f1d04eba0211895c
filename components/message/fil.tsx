import { dateHeureLongue, iso } from '@/lib/core/calendrier'
import type { MessageLu } from '@/lib/message/data'
import { nonLusEnClair } from '@/lib/message/labels'

type Props = {
  messages: MessageLu[]
  nonLus: number
  /** What to call whoever wrote a message. */
  auteurDe: (message: MessageLu) => string
  /** Who reads: what that side wrote is set apart. */
  vue: 'organisme' | 'agent'
}

const LISERE: Record<MessageLu['auteur'], string> = {
  organisme: 'border-control bg-surface',
  agent: 'border-primary bg-wash',
  note: 'border-warning bg-warning-pale',
}

/** Messages, the oldest first; those that were not read yet come after a mark. */
export function Fil({ messages, nonLus, auteurDe, vue }: Props) {
  if (messages.length === 0) return <p>Aucun message pour le moment.</p>
  const autres = messages.filter(({ auteur }) => auteur !== 'note' && (auteur === 'agent') !== (vue === 'agent'))
  const premierNonLu = nonLus > 0 ? autres.at(-nonLus)?.id : undefined
  return (
    <ol className="space-y-4">
      {messages.map((message) => (
        <li key={message.id}>
          {message.id === premierNonLu ? (
            <p className="mb-4 border-b-2 border-primary font-semibold">{nonLusEnClair(Math.min(nonLus, autres.length))}</p>
          ) : null}
          <article className={`border-l-4 p-4 ${LISERE[message.auteur]}`}>
            <p className="flex flex-wrap gap-x-4">
              <strong className="wrap-anywhere">{auteurDe(message)}</strong>
              <time dateTime={iso(message.creeLe)}>{dateHeureLongue(message.creeLe)}</time>
            </p>
            <p className="mt-2 max-w-[70ch] wrap-anywhere whitespace-pre-line">{message.texte}</p>
          </article>
        </li>
      ))}
    </ol>
  )
}
