'use client'
import Link from 'next/link'
import { RadioGroup, TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { changerRole, desactiver, inviter, reactiver, reinviter } from '@/lib/agent/actions'

type Cible = { compteId: string }
type Option = { value: string; label: string }

const Compte = ({ compteId }: Cible) => <input type="hidden" name="compteId" value={compteId} />

export function InvitationForm({ roles, aideRole }: { roles: Option[]; aideRole: string }) {
  return (
    <Form action={inviter} submit="Envoyer l’invitation" initial={{ role: 'agent' }} required>
      {({ field }) => (
        <>
          <TextField {...field('nom')} label="Prénom et nom" required maxLength={120} autoComplete="off" />
          <TextField
            {...field('email')}
            type="email"
            label="Adresse e-mail"
            hint="L’adresse professionnelle, celle de ProConnect si cette personne s’en sert."
            required
            maxLength={254}
            autoComplete="off"
          />
          <RadioGroup {...field('role')} label="Rôle" required options={roles} />
          <p className="text-muted">{aideRole}</p>
        </>
      )}
    </Form>
  )
}

export function RoleForm({ compteId, role, submit }: Cible & { role: string; submit: string }) {
  return (
    <Form action={changerRole} submit={submit} variant="secondary">
      <Compte compteId={compteId} />
      <input type="hidden" name="role" value={role} />
    </Form>
  )
}

export function ReinvitationForm({ compteId }: Cible) {
  return (
    <Form action={reinviter} submit="Renvoyer l’invitation" variant="secondary">
      <Compte compteId={compteId} />
    </Form>
  )
}

export function ReactivationForm({ compteId }: Cible) {
  return (
    <Form action={reactiver} submit="Réactiver le compte" variant="secondary">
      <Compte compteId={compteId} />
    </Form>
  )
}

export function DesactivationForm({ compteId }: Cible) {
  return (
    <Form
      action={desactiver}
      submit="Désactiver le compte"
      variant="danger"
      beside={
        <Link href={`/admin/agents/${compteId}`} prefetch={false} className="inline-flex min-h-11 items-center">
          Ne rien changer
        </Link>
      }
    >
      <Compte compteId={compteId} />
    </Form>
  )
}
