'use client'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { Checkbox, FieldGroup, RadioGroup, TextField } from '@/components/ui/field'
import { Form, type FormApi } from '@/components/ui/form'
import type { FormAction } from '@/lib/core/form-state'
import { enregistrer, modifier } from '@/lib/demande/actions'

const CIVILITES = [
  { value: 'madame', label: 'Madame' },
  { value: 'monsieur', label: 'Monsieur' },
] as const

/** Civilité, prénom, nom, qualité of one of the two people. */
function PersonneFields({ form, de }: { form: FormApi; de: 'signataire' | 'rgc' }) {
  const champ = (nom: string) => form.field(`${de}${nom}`)
  return (
    <>
      <RadioGroup {...champ('Civilite')} label="Civilité" required options={CIVILITES} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...champ('Prenom')} label="Prénom" required autoComplete="off" maxLength={80} />
        <TextField {...champ('Nom')} label="Nom" required autoComplete="off" maxLength={80} />
      </div>
      <TextField
        {...champ('Qualite')}
        label="Qualité"
        hint="La fonction dans l’organisme, par exemple «&nbsp;directrice&nbsp;»."
        required
        autoComplete="off"
        maxLength={120}
      />
    </>
  )
}

function RgcFields({ form }: { form: FormApi }) {
  const rappel = 'values' in form.state && form.state.values.identique === 'on'
  const [identique, setIdentique] = useState(rappel)
  return (
    <FieldGroup
      legend="Responsable Gestionnaire de Compte"
      hint={
        <div className="space-y-3">
          <p>
            Chaque centre désigne un seul Responsable Gestionnaire de Compte (RGC) par numéro SIRET. Il gère les habilitations des
            utilisateurs, tient leur liste à jour et répond de l’usage qui est fait de l’outil.
          </p>
          <p className="font-semibold">Attention&nbsp;: le signataire de la demande est la personne qui habilite le RGC.</p>
        </div>
      }
    >
      <Checkbox
        id="champ-identique"
        name="identique"
        label="Le signataire est aussi le Responsable Gestionnaire de Compte"
        defaultValue={rappel ? 'on' : undefined}
        onChange={(event) => setIdentique(event.target.checked)}
      />
      {identique ? null : <PersonneFields form={form} de="rgc" />}
      <TextField
        {...form.field('rgcCourriel')}
        label="Courriel"
        hint="Le RGC y recevra son mot de passe provisoire."
        required
        type="email"
        autoComplete="off"
        maxLength={254}
      />
    </FieldGroup>
  )
}

type Props = {
  initial: Record<string, string | null>
  cache: Record<string, string>
  /** What an agent asks to correct, by field. */
  commentaires?: Record<string, string | undefined>
  retour: { href: string; label: ReactNode }
}

function PersonnesForm({ action, initial, cache, commentaires, retour }: Props & { action: FormAction }) {
  return (
    <Form
      action={action}
      initial={initial}
      remarks={commentaires}
      submit="Enregistrer"
      required
      beside={
        <Link href={retour.href} prefetch={false}>
          {retour.label}
        </Link>
      }
    >
      {(form) => (
        <>
          {Object.entries(cache).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <FieldGroup
            legend="Signataire de la demande"
            hint={<p>La personne qui accepte les conditions générales au nom de l’organisme et qui habilite le RGC.</p>}
          >
            <PersonneFields form={form} de="signataire" />
          </FieldGroup>
          <RgcFields form={form} />
        </>
      )}
    </Form>
  )
}

/** A new demande. */
export function NouvelleDemandeForm({ souhait, ...props }: Omit<Props, 'cache'> & { souhait: 'renouvellement' | null }) {
  return <PersonnesForm {...props} action={enregistrer} cache={souhait ? { souhait } : {}} />
}

/** The people of an open demande. */
export function ModificationDemandeForm({ demandeId, ...props }: Omit<Props, 'cache'> & { demandeId: string }) {
  return <PersonnesForm {...props} action={modifier} cache={{ demandeId }} />
}
