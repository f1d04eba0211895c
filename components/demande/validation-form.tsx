'use client'
import { Checkbox } from '@/components/ui/field'
import { Form, type FormApi } from '@/components/ui/form'
import { annuler, valider } from '@/lib/demande/actions'

type Lecture = { demandeId: string; sha256: string }

/** The box. The fingerprint says which text was on the screen. */
export function AcceptationFields({ form: { field }, demandeId, sha256 }: Lecture & { form: FormApi }) {
  return (
    <>
      <input type="hidden" name="demandeId" value={demandeId} />
      <input type="hidden" name="sha256" value={sha256} />
      {/* Another text is to be accepted by another tick: the key and the lack of a default clear this one. */}
      <Checkbox
        {...field('accepte')}
        key={sha256}
        defaultValue={undefined}
        required
        label="J’ai lu et j’accepte les conditions générales"
      />
    </>
  )
}

/** The box and the button of a demande to be validated. */
export function ValidationForm(lecture: Lecture) {
  return (
    <Form action={valider} submit="Je valide ma demande">
      {(form) => <AcceptationFields form={form} {...lecture} />}
    </Form>
  )
}

export function AnnulationForm({ demandeId }: { demandeId: string }) {
  return (
    <Form action={annuler} submit="Annuler ma demande" variant="danger">
      <input type="hidden" name="demandeId" value={demandeId} />
    </Form>
  )
}
