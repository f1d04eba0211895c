'use client'
import Link from 'next/link'
import { RadioGroup, TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { preparer, publier, retirer } from '@/lib/publication/actions'

const LIEN = 'inline-flex min-h-11 items-center'
const QUAND = [
  { value: 'maintenant', label: 'Tout de suite, dès la publication' },
  { value: 'date', label: 'À une date, à 0\u00a0h\u00a000' },
]
const REACCEPTATION = [
  { value: 'oui', label: 'Oui, dans un délai' },
  { value: 'non', label: 'Non' },
]

type Initial = { miseAJourLe: string; quand?: string; vigueur?: string | null; reacceptation?: string; delai: string }
type Bornes = { min: number; max: number }

export function PublicationForm({ brouillonId, initial, bornes }: { brouillonId: string; initial: Initial; bornes: Bornes }) {
  return (
    <Form
      action={preparer}
      submit="Voir le récapitulatif"
      initial={initial}
      required
      beside={
        <Link href={`/admin/cgu/brouillons/${brouillonId}`} prefetch={false} className={LIEN}>
          Retour au brouillon
        </Link>
      }
    >
      {({ field }) => (
        <>
          <input type="hidden" name="brouillonId" value={brouillonId} />
          <TextField
            {...field('miseAJourLe')}
            type="date"
            label="Date de mise à jour"
            hint="Elle est écrite en tête du texte et du PDF, et donne son adresse publique au texte. Une seule version par date."
            required
          />
          <RadioGroup {...field('quand')} label="Entrée en vigueur" required options={QUAND} />
          <TextField
            {...field('vigueur')}
            type="date"
            label="Date d’entrée en vigueur"
            hint="Seulement si vous avez choisi une date. Heure de Paris."
          />
          <RadioGroup
            {...field('reacceptation')}
            label={'Faut-il que les organismes dont l’accès est ouvert acceptent ce texte\u00a0?'}
            required
            options={REACCEPTATION}
          />
          <TextField
            {...field('delai')}
            type="number"
            inputMode="numeric"
            label="Délai pour accepter, en jours"
            hint={`Seulement si vous demandez une nouvelle acceptation. De ${bornes.min} à ${bornes.max} jours après l’entrée en vigueur.`}
            {...bornes}
          />
        </>
      )}
    </Form>
  )
}

type Confirmation = { brouillonId: string; vu: string; miseAJourLe: string; vigueur: string; delai: string; retour: string }

export function ConfirmationForm({ retour, ...champs }: Confirmation) {
  return (
    <Form
      action={publier}
      submit="Publier cette version"
      beside={
        <Link href={retour} prefetch={false} className={LIEN}>
          Modifier ces choix
        </Link>
      }
    >
      {Object.entries(champs).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </Form>
  )
}

export function RetraitForm({ cguVersionId }: { cguVersionId: string }) {
  return (
    <Form action={retirer} submit="Retirer cette version" variant="danger">
      <input type="hidden" name="cguVersionId" value={cguVersionId} />
    </Form>
  )
}
