import { TextField } from '@/components/ui/field'
import type { FormApi } from '@/components/ui/form'
import { AIDE_MOT_DE_PASSE } from '@/lib/compte/labels'

/** A new password, typed twice. */
export function NouveauMotDePasseFields({ form: { field }, label = 'Mot de passe' }: { form: FormApi; label?: string }) {
  const commun = { type: 'password', required: true, minLength: 12, autoComplete: 'new-password' } as const
  return (
    <>
      <TextField {...field('motDePasse')} {...commun} label={label} hint={AIDE_MOT_DE_PASSE} />
      <TextField {...field('motDePasseRepete')} {...commun} label="Répéter le mot de passe" />
    </>
  )
}
