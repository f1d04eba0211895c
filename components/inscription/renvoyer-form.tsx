'use client'
import { Form } from '@/components/ui/form'
import { renvoyer } from '@/lib/inscription/actions'

/** « Renvoyer l'e-mail », to the address of this browser's sign-up. */
export function RenvoyerForm() {
  return <Form action={renvoyer} submit="Renvoyer l’e-mail" variant="secondary" />
}
