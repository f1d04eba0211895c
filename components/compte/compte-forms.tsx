'use client'
import Link from 'next/link'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import {
  activer,
  choisirMotDePasse,
  modifierMotDePasse,
  oublierMotDePasse,
  redemanderActivation,
  seConnecter,
} from '@/lib/compte/actions'
import { NouveauMotDePasseFields } from './nouveau-mot-de-passe-fields'

const EMAIL = { type: 'email', label: 'Adresse e-mail', required: true, autoComplete: 'username', maxLength: 254 } as const

export function ConnexionForm({ suite }: { suite?: string }) {
  return (
    <Form
      action={seConnecter}
      submit="Se connecter"
      beside={
        <Link href="/mot-de-passe/oublie" prefetch={false}>
          Mot de passe oublié&nbsp;?
        </Link>
      }
    >
      {({ field }) => (
        <>
          {suite ? <input type="hidden" name="suite" value={suite} /> : null}
          <TextField {...field('email')} {...EMAIL} required={false} />
          <TextField {...field('motDePasse')} label="Mot de passe" type="password" autoComplete="current-password" />
        </>
      )}
    </Form>
  )
}

/** A button only: opening the link of an e-mail must use nothing up. */
export function ActivationForm({ jeton }: { jeton: string }) {
  return (
    <Form action={activer} submit="Activer mon compte">
      <input type="hidden" name="jeton" value={jeton} />
    </Form>
  )
}

/** For a link that came too late. */
export function RedemanderActivationForm({ jeton }: { jeton: string }) {
  return (
    <Form action={redemanderActivation} submit="Recevoir un nouveau lien">
      <input type="hidden" name="jeton" value={jeton} />
    </Form>
  )
}

export function MotDePasseOublieForm() {
  return (
    <Form action={oublierMotDePasse} submit="Recevoir un lien" required>
      {({ field }) => <TextField {...field('email')} {...EMAIL} />}
    </Form>
  )
}

export function NouveauMotDePasseForm({ jeton }: { jeton: string }) {
  return (
    <Form action={choisirMotDePasse} submit="Enregistrer mon mot de passe" required>
      {(form) => (
        <>
          <input type="hidden" name="jeton" value={jeton} />
          <NouveauMotDePasseFields form={form} />
        </>
      )}
    </Form>
  )
}

export function ModifierMotDePasseForm({ email }: { email: string }) {
  return (
    <Form action={modifierMotDePasse} submit="Changer mon mot de passe" variant="secondary" required>
      {(form) => (
        <>
          <input type="text" name="identifiant" autoComplete="username" defaultValue={email} hidden readOnly />
          <TextField
            {...form.field('motDePasseActuel')}
            label="Mot de passe actuel"
            type="password"
            required
            autoComplete="current-password"
          />
          <NouveauMotDePasseFields form={form} label="Nouveau mot de passe" />
        </>
      )}
    </Form>
  )
}
