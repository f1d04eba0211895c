'use client'
import { Form } from '@/components/ui/form'
import { verifier } from '@/lib/journal/actions'

/** Asks for a check of the whole journal. */
export function VerificationForm() {
  return <Form action={verifier} submit="Vérifier le journal" variant="secondary" />
}
