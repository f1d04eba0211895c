'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import {
  commencerTotp,
  prouverIdentite,
  rangerCodes,
  refaireCodes,
  supprimerTotp,
  terminerTotp,
  verifierCode,
  verifierCodeSecours,
} from '@/lib/facteur/actions'

const CODE = {
  label: 'Code à 6 chiffres',
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
  maxLength: 12,
  spellCheck: false,
} as const

const Suite = ({ suite }: { suite?: string }) => (suite ? <input type="hidden" name="suite" value={suite} /> : null)

/** The code of the application, at sign-in. */
export function CodeForm({ suite }: { suite?: string }) {
  return (
    <Form action={verifierCode} submit="Continuer">
      {({ field }) => (
        <>
          <Suite suite={suite} />
          <TextField
            {...field('code')}
            {...CODE}
            hint="Ouvrez votre application d’authentification et recopiez le code affiché."
          />
        </>
      )}
    </Form>
  )
}

/** A recovery code, at sign-in. */
export function CodeSecoursForm({ suite, folded }: { suite?: string; folded?: string }) {
  return (
    <Form action={verifierCodeSecours} submit="Utiliser ce code de secours" variant="secondary" folded={folded}>
      {({ field }) => (
        <>
          <Suite suite={suite} />
          <TextField
            {...field('codeSecours')}
            label="Code de secours"
            hint="12 signes, par exemple 7F3K-9QXM-2B4D. Il ne servira qu’une fois."
            autoComplete="off"
            maxLength={40}
            spellCheck={false}
          />
        </>
      )}
    </Form>
  )
}

export function PreuveForm({ email, suite }: { email: string; suite?: string }) {
  return (
    <Form action={prouverIdentite} submit="Continuer">
      {({ field }) => (
        <>
          <Suite suite={suite} />
          <input type="text" name="identifiant" autoComplete="username" defaultValue={email} hidden readOnly />
          <TextField {...field('motDePasseActuel')} label="Mot de passe" type="password" autoComplete="current-password" />
        </>
      )}
    </Form>
  )
}

export function CommencerForm({ suite, submit, premier }: { suite?: string; submit: string; premier: boolean }) {
  return (
    <Form action={commencerTotp} submit={submit} variant={premier ? 'primary' : 'secondary'}>
      <Suite suite={suite} />
    </Form>
  )
}

/** The first code of a new application. */
export function TerminerForm() {
  return (
    <Form action={terminerTotp} submit="Vérifier et ajouter">
      {({ field }) => <TextField {...field('code')} {...CODE} hint="Celui que l’application affiche en ce moment." />}
    </Form>
  )
}

export function SupprimerTotpForm() {
  return (
    <Form action={supprimerTotp} submit="Retirer l’application" variant="danger" folded="Retirer l’application">
      <p>Les codes de cette application ne serviront plus à vous connecter.</p>
    </Form>
  )
}

export function RefaireCodesForm() {
  return (
    <Form action={refaireCodes} submit="Créer de nouveaux codes" variant="secondary" folded="Créer de nouveaux codes de secours">
      <p>Dix codes seront affichés une seule fois. Les anciens ne serviront plus.</p>
    </Form>
  )
}

export function RangerCodesForm({ submit }: { submit: string }) {
  return <Form action={rangerCodes} submit={submit} />
}
