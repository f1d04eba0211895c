'use client'
import Link from 'next/link'
import { RadioGroup, TextArea, TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import type { Apercu } from '@/lib/core/form-state'
import { enregistrerModele, remettreModele, retirerModele } from '@/lib/modele/actions'

type Option = { value: string; label: string }
type Props = {
  initial: Record<string, string>
  /** The model to change, as it was read; none for a new one. */
  lu?: { modeleId: string; modifieLe: string }
  genres: Option[]
  variables: string
}

const apercu = ({ texte }: Apercu) => (
  <section aria-label="Aperçu" className="space-y-2 border border-control p-4">
    <h2 className="text-xl leading-7">Aperçu</h2>
    <p className="wrap-anywhere whitespace-pre-line">{texte}</p>
  </section>
)

/** A model of reason: what it is for, its title, its text, seen filled with an example before it is saved. */
export function ModeleForm({ initial, lu, genres, variables }: Props) {
  return (
    <Form
      action={enregistrerModele}
      initial={initial}
      submit="Voir l’aperçu"
      confirm="Enregistrer le modèle"
      preview={apercu}
      required
      beside={
        <Link href="/admin/modeles" prefetch={false} className="inline-flex min-h-11 items-center">
          Ne rien enregistrer
        </Link>
      }
    >
      {({ field }) => (
        <>
          {lu ? (
            <>
              <input type="hidden" name="modeleId" value={lu.modeleId} />
              <input type="hidden" name="modifieLe" value={lu.modifieLe} />
            </>
          ) : null}
          <RadioGroup {...field('genre')} label="Sert à" required options={genres} />
          <TextField {...field('titre')} label="Titre" hint="Les agents le choisissent dans une liste." required maxLength={80} />
          <TextArea
            {...field('texte')}
            label="Texte"
            hint={`L’organisme le lit. Ces variables sont remplacées par ce que dit la demande\u00a0: ${variables}.`}
            rows={10}
            required
          />
        </>
      )}
    </Form>
  )
}

export function RetraitForm({ modeleId }: { modeleId: string }) {
  return (
    <Form action={retirerModele} submit="Retirer ce modèle" variant="danger">
      <input type="hidden" name="modeleId" value={modeleId} />
    </Form>
  )
}

export function RemiseForm({ modeleId }: { modeleId: string }) {
  return (
    <Form action={remettreModele} submit="Remettre ce modèle" variant="secondary">
      <input type="hidden" name="modeleId" value={modeleId} />
    </Form>
  )
}
