'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { changerEmail, confirmerEmail } from '@/lib/email/actions'

export function ChangementEmailForm({ email }: { email: string }) {
  return (
    <Form action={changerEmail} submit="Changer mon adresse e-mail" required>
      {({ field }) => (
        <>
          <input type="text" name="identifiant" autoComplete="username" defaultValue={email} hidden readOnly />
          <TextField
            {...field('email')}
            type="email"
            label="Nouvelle adresse e-mail"
            required
            autoComplete="email"
            maxLength={254}
          />
          <TextField
            {...field('motDePasseActuel')}
            type="password"
            label="Mot de passe"
            hint="Pour vérifier que c’est bien vous."
            required
            autoComplete="current-password"
          />
        </>
      )}
    </Form>
  )
}

/** A button only: opening the link of an e-mail must use nothing up. */
export function ConfirmationEmailForm({ jeton }: { jeton: string }) {
  return (
    <Form action={confirmerEmail} submit="Confirmer cette adresse">
      <input type="hidden" name="jeton" value={jeton} />
    </Form>
  )
}
