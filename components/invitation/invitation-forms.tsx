'use client'
import { NouveauMotDePasseFields } from '@/components/compte/nouveau-mot-de-passe-fields'
import { Form } from '@/components/ui/form'
import { accepter, creerCompte } from '@/lib/invitation/actions'

/** A button only: opening the link of an e-mail must use nothing up. */
export function AccepterForm({ jeton }: { jeton: string }) {
  return (
    <Form action={accepter} submit="Rejoindre cet organisme">
      <input type="hidden" name="jeton" value={jeton} />
    </Form>
  )
}

export function CompteInviteForm({ jeton }: { jeton: string }) {
  return (
    <Form action={creerCompte} submit="Créer mon compte et rejoindre l’organisme" required>
      {(form) => (
        <>
          <input type="hidden" name="jeton" value={jeton} />
          <NouveauMotDePasseFields form={form} />
        </>
      )}
    </Form>
  )
}
