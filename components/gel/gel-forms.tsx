'use client'
import { TextArea } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { degelerCompte, degelerOrganisme, gelerCompte, gelerOrganisme } from '@/lib/gel/actions'

type Props = { sur: 'compte' | 'organisme'; id: string; gele: boolean }

const GESTES = {
  compte: { champ: 'compteId', geler: gelerCompte, degeler: degelerCompte, geste: ['Geler le compte', 'Dégeler le compte'] },
  organisme: {
    champ: 'organismeId',
    geler: gelerOrganisme,
    degeler: degelerOrganisme,
    geste: ['Geler l’organisme', 'Dégeler l’organisme'],
  },
} as const

/** Freezes an account or an organisme, or frees it, with a reason. */
export function GelForm({ sur, id, gele }: Props) {
  const { champ, geler, degeler, geste } = GESTES[sur]
  const submit = geste[gele ? 1 : 0]
  return (
    <Form
      action={gele ? degeler : geler}
      submit={submit}
      variant={gele ? 'secondary' : 'danger'}
      folded={gele ? undefined : `${submit}…`}
    >
      {({ field }) => (
        <>
          <input type="hidden" name={champ} value={id} />
          <TextArea
            {...field('motif')}
            label="Motif"
            hint="Les agents le lisent, la personne non. Le journal le garde&nbsp;: n’y mettez pas de donnée personnelle."
            rows={3}
            required
          />
        </>
      )}
    </Form>
  )
}
