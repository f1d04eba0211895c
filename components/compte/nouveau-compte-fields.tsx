import { TextField } from '@/components/ui/field'
import type { FormApi } from '@/components/ui/form'
import { NouveauMotDePasseFields } from './nouveau-mot-de-passe-fields'

/** What a person signs in with. */
export function NouveauCompteFields({ form }: { form: FormApi }) {
  return (
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
  )
}
