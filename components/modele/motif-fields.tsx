'use client'
import { useRef } from 'react'
import { SelectField, TextArea } from '@/components/ui/field'
import type { FieldState } from '@/components/ui/form'

export type Modele = { id: string; titre: string; texte: string }

type Props = { modele: FieldState; motif: FieldState; label: string; modeles: Modele[] }

/**
 * The reason of a decision, from a model or not. Choosing a model writes its text where nothing was written; without a script
 * the reason left empty takes it, and is shown to be edited before anything leaves.
 */
export function MotifFields({ modele, motif, label, modeles }: Props) {
  const zone = useRef<HTMLTextAreaElement>(null)
  const reprendre = (id: string) => {
    const champ = zone.current
    const texte = modeles.find((candidat) => candidat.id === id)?.texte
    const libre = champ && (champ.value.trim() === '' || modeles.some((candidat) => candidat.texte === champ.value))
    if (libre && texte !== undefined) champ.value = texte
  }
  return (
    <>
      {modeles.length > 0 ? (
        <SelectField
          {...modele}
          label="Partir d’un modèle"
          hint="Son texte remplit le motif laissé vide. Vous pouvez ensuite le modifier."
          empty="Aucun modèle"
          options={modeles.map(({ id, titre }) => ({ value: id, label: titre }))}
          onChange={(event) => reprendre(event.target.value)}
        />
      ) : null}
      <TextArea {...motif} ref={zone} label={label} hint="L’organisme le lit sur sa demande et dans un e-mail." required />
    </>
  )
}
