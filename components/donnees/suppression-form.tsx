'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { supprimerMonCompte } from '@/lib/donnees/actions'

/** Erases one's account, once its address was typed. */
export function SuppressionForm({ email }: { email: string }) {
  return (
    <Form
      action={supprimerMonCompte}
      submit="Supprimer mon compte définitivement"
      variant="danger"
      folded="Supprimer mon compte…"
    >
      {({ field }) => (
        <>
          <p>
            Votre compte&nbsp;: <strong className="break-all">{email}</strong>
          </p>
          <TextField
            {...field('confirmation')}
            type="email"
            label="Recopiez l’adresse e-mail de votre compte"
            hint="Pour confirmer. Cette suppression ne s’annule pas."
            autoComplete="off"
            maxLength={254}
            required
          />
        </>
      )}
    </Form>
  )
}
