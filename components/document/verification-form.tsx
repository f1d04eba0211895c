'use client'
import { FileField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import type { FormState } from '@/lib/core/form-state'
import { verifierDocument } from '@/lib/document/actions'

type Props = { tailleMax: number; tropGrand: string }

/** Choose a file, read the answer above it. */
export function VerificationForm({ tailleMax, tropGrand }: Props) {
  // Over its limit, a body never reaches the action: the browser says it first.
  const check = (data: FormData): FormState | null => {
    const fichier = data.get('document')
    if (!(fichier instanceof File) || fichier.size <= tailleMax) return null
    return { status: 'invalid', fieldErrors: { document: tropGrand }, values: {} }
  }
  return (
    <Form action={verifierDocument} submit="Vérifier" required check={check}>
      {({ field }) => (
        <FileField
          {...field('document')}
          label="Fichier PDF"
          hint="Le document tel que vous l’avez reçu, 5&nbsp;Mo au plus."
          required
          accept="application/pdf,.pdf"
        />
      )}
    </Form>
  )
}
