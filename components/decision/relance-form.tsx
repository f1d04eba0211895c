'use client'
import { Form } from '@/components/ui/form'
import { relancer } from '@/lib/decision/actions'

/** Orders again a PDF that could not be made. */
export function RelanceForm({ demandeId, documentId }: { demandeId: string; documentId: string }) {
  return (
    <Form action={relancer} submit="Relancer la fabrication" variant="secondary">
      <input type="hidden" name="demandeId" value={demandeId} />
      <input type="hidden" name="documentId" value={documentId} />
    </Form>
  )
}
