'use client'
import { NouveauCompteFields } from '@/components/compte/nouveau-compte-fields'
import { Form } from '@/components/ui/form'
import { creerComptePersonne } from '@/lib/inscription/actions'

/** An account of no organisme yet. */
export function PersonneForm() {
  return (
    <Form action={creerComptePersonne} submit="Créer mon compte" required>
      {(form) => <NouveauCompteFields form={form} />}
    </Form>
  )
}
