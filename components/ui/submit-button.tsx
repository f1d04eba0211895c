'use client'
import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** The button of a form: while the answer is awaited it says so, and a second press sends nothing more. */
export function SubmitButton({ pending: given, children, ...props }: ComponentProps<typeof Button> & { pending?: boolean }) {
  const status = useFormStatus()
  const pending = given ?? status.pending
  return (
    <Button {...props} aria-disabled={pending || undefined} onClick={(event) => pending && event.preventDefault()}>
      {children}
      {pending ? <span role="status">, en cours…</span> : null}
    </Button>
  )
}
