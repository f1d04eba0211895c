'use client'
import { Form } from '@/components/ui/form'
import { contester } from '@/lib/alerte/actions'

/** A button only: opening the link of an e-mail must use nothing up. */
export function ContesterForm({ jeton }: { jeton: string }) {
  return (
    <Form action={contester} submit="Ce n’était pas moi" variant="danger">
      <input type="hidden" name="jeton" value={jeton} />
    </Form>
  )
}
