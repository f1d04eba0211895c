'use client'
import { Form } from '@/components/ui/form'
import { fermerMesAutresSessions, fermerUneSession } from '@/lib/session/actions'

/** Ends one session; the button says which, for who hears it out of its place. */
export function FermerSessionForm({ session, navigateur }: { session: string; navigateur: string }) {
  return (
    <Form action={fermerUneSession} submit={`Fermer ${navigateur}`} variant="secondary">
      <input type="hidden" name="session" value={session} />
    </Form>
  )
}

export function FermerAutresSessionsForm() {
  return <Form action={fermerMesAutresSessions} submit="Fermer toutes mes autres sessions" variant="danger" />
}
