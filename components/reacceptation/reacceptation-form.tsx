'use client'
import { AcceptationFields } from '@/components/demande/validation-form'
import { Form } from '@/components/ui/form'
import { accepterNouvellesCgu } from '@/lib/reacceptation/actions'

/** The box and the button of an organisme that accepts the CGU again. */
export function ReacceptationForm({ demandeId, sha256 }: { demandeId: string; sha256: string }) {
  return (
    <Form action={accepterNouvellesCgu} submit="J’accepte les nouvelles conditions">
      {(form) => <AcceptationFields form={form} demandeId={demandeId} sha256={sha256} />}
    </Form>
  )
}
