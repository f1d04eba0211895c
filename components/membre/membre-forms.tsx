'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { annuler, inviter, renvoyer } from '@/lib/invitation/actions'
import { choisirOrganisme, promouvoir, quitter, retirer } from '@/lib/membre/actions'

type Personne = { compteId: string }
type Cible = { invitationId: string }

const Compte = ({ compteId }: Personne) => <input type="hidden" name="compteId" value={compteId} />
const Invitation = ({ invitationId }: Cible) => <input type="hidden" name="invitationId" value={invitationId} />

export function InviterForm() {
  return (
    <Form action={inviter} submit="Envoyer l’invitation" required>
      {({ field }) => (
        <TextField
          {...field('email')}
          type="email"
          label="Adresse e-mail de votre collègue"
          hint="Cette personne aura les mêmes droits que vous sur l’organisme."
          required
          maxLength={254}
          autoComplete="off"
        />
      )}
    </Form>
  )
}

export function InvitationForms({ invitationId }: Cible) {
  return (
    <div className="flex flex-wrap gap-x-4">
      <Form action={renvoyer} submit="Renvoyer" variant="secondary">
        <Invitation invitationId={invitationId} />
      </Form>
      <Form action={annuler} submit="Annuler l’invitation" variant="danger">
        <Invitation invitationId={invitationId} />
      </Form>
    </div>
  )
}

export function RetirerForm({ compteId, email }: Personne & { email: string }) {
  return (
    <Form action={retirer} submit="Retirer le rôle de gestionnaire" variant="danger" folded="Retirer cette personne…">
      <Compte compteId={compteId} />
      <p className="wrap-anywhere">
        {email} ne pourra plus gérer l’organisme. Ses sessions se ferment tout de suite, et les invitations que cette personne a
        envoyées ne servent plus. Un e-mail la prévient.
      </p>
    </Form>
  )
}

export function PromouvoirForm({ compteId }: Personne) {
  return (
    <Form action={promouvoir} submit="Nommer gestionnaire" variant="secondary">
      <Compte compteId={compteId} />
    </Form>
  )
}

export function QuitterForm() {
  return (
    <Form action={quitter} submit="Quitter cet organisme" variant="danger" folded="Quitter cet organisme…">
      <p>Vous ne pourrez plus le gérer. Un autre gestionnaire pourra vous inviter de nouveau.</p>
    </Form>
  )
}

export function ChoisirForm({ organismeId }: { organismeId: string }) {
  return (
    <Form action={choisirOrganisme} submit="Passer à cet organisme" variant="secondary">
      <input type="hidden" name="organismeId" value={organismeId} />
    </Form>
  )
}
