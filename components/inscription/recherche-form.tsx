'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import type { FormAction } from '@/lib/core/form-state'

/** The SIRET, however it was pasted. */
export function RechercheForm({ action, siret }: { action: FormAction; siret?: string }) {
  return (
    <Form action={action} initial={{ siret }} submit="Rechercher" required>
      {({ field }) => (
        <TextField
          {...field('siret')}
          label="N° SIRET"
          hint="14 chiffres, que vous trouvez sur l’avis de situation Sirene de l’établissement. Les espaces sont acceptées."
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={60}
          pattern="\D*(\d\D*){14}"
        />
      )}
    </Form>
  )
}
