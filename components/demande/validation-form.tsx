'use client'
import { Checkbox } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { annuler, valider } from '@/lib/demande/actions'

/** The box and the button. The fingerprint says which text was on the screen. */
export function ValidationForm({ demandeId, sha256 }: { demandeId: string; sha256: string }) {
  return (
    <Form action={valider} submit="Je valide ma demande">
      {({ field }) => (
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
      )}
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
