import { Form } from '@/components/ui/form'
import { liberer, prendre } from '@/lib/attribution/actions'
import { ATTRIBUABLES } from '@/lib/attribution/rules'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { Statut } from '@/lib/demande/rules'
import { Presence } from './presence'
import { Suivante } from './suivante'

type Props = {
  demande: { id: string; statut: Statut; agentId: string | null; attribueeLe: Date | null }
  /** What to call who has it in charge. */
  agent: string | null
  moi: string
  presents: string[]
}

function Charge({ demande: { agentId, attribueeLe }, agent, moi }: Omit<Props, 'presents'>) {
  if (!agentId) return <p>Personne ne s’est encore chargé de cette demande.</p>
  const depuis = attribueeLe ? (
    <>
      {' '}
      depuis le <time dateTime={iso(attribueeLe)}>{dateHeure(attribueeLe)}</time>
    </>
  ) : null
  return agentId === moi ? (
    <p>
      <strong>Vous vous en chargez</strong>
      {depuis}.
    </p>
  ) : (
    <p>
      <strong className="wrap-anywhere">{agent ?? 'Un compte qui n’existe plus'}</strong> s’en charge{depuis}.
    </p>
  )
}

/** Who has a demande in charge and who else is looking at it; taking it, giving it back, and going to the next one. */
export function Attribution({ demande, agent, moi, presents }: Props) {
  const { id, statut, agentId } = demande
  const ouverte = (ATTRIBUABLES as readonly Statut[]).includes(statut)
  return (
    <section aria-label="Prise en charge" className="my-6 space-y-3 border-l-4 border-primary bg-wash p-4">
      <Presence page={`/admin/demandes/${id}`} noms={presents} />
      {ouverte || agentId ? <Charge demande={demande} agent={agent} moi={moi} /> : null}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        {ouverte && agentId !== moi ? (
          <Form action={prendre} submit={agentId ? 'Je m’en charge à sa place' : 'Je m’en charge'} variant="secondary">
            <input type="hidden" name="demandeId" value={id} />
            <input type="hidden" name="attendu" value={agentId ?? ''} />
          </Form>
        ) : null}
        {ouverte && agentId === moi ? (
          <Form action={liberer} submit="Je ne m’en charge plus" variant="secondary">
            <input type="hidden" name="demandeId" value={id} />
          </Form>
        ) : null}
        <Suivante variant="secondary" />
      </div>
    </section>
  )
}
