'use client'
import { NouveauMotDePasseFields } from '@/components/compte/nouveau-mot-de-passe-fields'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { creerComptePersonne } from '@/lib/inscription/actions'

/** An account of no organisme yet. */
export function PersonneForm() {
  return (
    <Form action={creerComptePersonne} submit="Créer mon compte" required>
      {(form) => (
        <>
          <TextField
            {...form.field('email')}
            label="Adresse e-mail"
            hint="Elle vous servira à vous connecter. Nous y enverrons un lien d’activation."
            required
            type="email"
            autoComplete="username"
            maxLength={254}
          />
          <NouveauMotDePasseFields form={form} />
        </>
      )}
    </Form>
  )
}
