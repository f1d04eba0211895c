'use client'
import { Form } from '@/components/ui/form'
import { relancerControles } from '@/lib/examen/actions'

/** Asks the worker for the checks again. */
export function RelanceControlesForm({ demandeId }: { demandeId: string }) {
  return (
    <Form action={relancerControles} submit="Relancer les contrôles" variant="secondary">
      <input type="hidden" name="demandeId" value={demandeId} />
    </Form>
  )
}
