'use client'
import { TextArea } from '@/components/ui/field'
import { Form, type FormApi } from '@/components/ui/form'
import { accepter, corriger, refuser } from '@/lib/decision/actions'

type Lue = { demandeId: string; acceptationId: string }
type Champ = { name: string; label: string }

/** Which demande, as it was read, and whether the browser runs scripts. */
function Lecture({ demandeId, acceptationId }: Lue) {
  return (
    <>
      <input type="hidden" name="demandeId" value={demandeId} />
      <input type="hidden" name="acceptationId" value={acceptationId} />
      <noscript>
        <input type="hidden" name="sansScript" value="1" />
      </noscript>
    </>
  )
}

/** A refusal means that the demande is no longer the one on the screen. */
function Perimee({ demandeId, state }: { demandeId: string; state: FormApi['state'] }) {
  if (state.status !== 'refused') return null
  return (
    <p>
      {/* A plain link: the page is loaded afresh. */}
      <a href={`/admin/demandes/${demandeId}`} className="inline-flex min-h-11 items-center">
        Voir la demande telle qu’elle est maintenant
      </a>
    </p>
  )
}

function AcceptationForm({ effet, ...lue }: Lue & { effet: string }) {
  return (
    <Form action={accepter} submit="Accepter la demande">
      {({ state }) => (
        <>
          <Lecture {...lue} />
          <p>{effet} Le PDF des CGU sera fabriqué. L’organisme et le RGC seront prévenus par e-mail.</p>
          <Perimee demandeId={lue.demandeId} state={state} />
        </>
      )}
    </Form>
  )
}

function CorrectionForm({ champs, ...lue }: Lue & { champs: Champ[] }) {
  return (
    <Form action={corriger} submit="Demander une correction" variant="secondary" folded="Demander une correction" required>
      {({ field, state }) => (
        <>
          <Lecture {...lue} />
          <TextArea
            {...field('motifCorrection')}
            label="Motif de la correction"
            hint="L’organisme le lit sur sa demande et dans un e-mail."
            required
          />
          <fieldset className="space-y-4">
            <legend className="mb-3 font-semibold">Commentaires par champ (facultatifs)</legend>
            {champs.map(({ name, label }) => (
              <TextArea key={name} {...field(name)} label={label} rows={2} />
            ))}
          </fieldset>
          <Perimee demandeId={lue.demandeId} state={state} />
        </>
      )}
    </Form>
  )
}

function RefusForm({ voiesRecours, ...lue }: Lue & { voiesRecours: string }) {
  return (
    <Form
      action={refuser}
      submit="Refuser la demande"
      variant="danger"
      folded="Refuser la demande"
      initial={{ voiesRecours }}
      required
    >
      {({ field, state }) => (
        <>
          <Lecture {...lue} />
          <p>Le refus est définitif. L’organisme pourra faire une nouvelle demande.</p>
          <TextArea
            {...field('motifRefus')}
            label="Motif du refus"
            hint="L’organisme le lit sur sa demande et dans un e-mail."
            required
          />
          <TextArea {...field('voiesRecours')} label="Voies et délais de recours" rows={9} required />
          <Perimee demandeId={lue.demandeId} state={state} />
        </>
      )}
    </Form>
  )
}

type Props = Lue & {
  /** What accepting will do, in words. */
  effet: string
  /** What may be commented on; given by the page, as labels and rules have no place in the browser. */
  champs: Champ[]
  voiesRecours: string
}

/** The three decisions. The usual one is at hand; the two that need words stay folded until they are wanted. */
export function DecisionForms({ effet, champs, voiesRecours, ...lue }: Props) {
  return (
    <div className="space-y-6">
      <AcceptationForm {...lue} effet={effet} />
      <div className="divide-y divide-line border-y border-line">
        <CorrectionForm {...lue} champs={champs} />
        <RefusForm {...lue} voiesRecours={voiesRecours} />
      </div>
    </div>
  )
}
