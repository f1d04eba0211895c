'use client'
import { useEffect, useRef, useState } from 'react'
import { SelectField } from '@/components/ui/field'
import type { FieldState } from '@/components/ui/form'

type Props = FieldState & { label: string; hint: string; formes: readonly { code: string; libelle: string }[] }

const TEXTES = {
  tNoResults: () => 'Aucune forme juridique ne correspond',
  tStatusQueryTooShort: (longueur: number) => `Saisissez au moins ${longueur} caractères`,
  tStatusNoResults: () => 'Aucun résultat',
  tStatusSelectedOption: (choix: string, total: number, rang: number) => `${choix}, ${rang + 1} sur ${total}`,
  tStatusResults: (total: number, choix: string) => `${total} ${total > 1 ? 'résultats' : 'résultat'}. ${choix}`,
  tAssistiveHint: () => 'Saisissez quelques lettres, puis choisissez dans la liste avec les flèches haut et bas.',
}

/** Small letters without accents: « société » is found by « societe ». */
const cle = (texte: string) =>
  texte
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** The legal categories: a plain list, made searchable by typing where JavaScript runs. */
export function FormeJuridiqueField({ formes, ...field }: Props) {
  const box = useRef<HTMLDivElement>(null)
  // A new default would make React replace the list, hidden by now, by a second visible one.
  const [defaultValue] = useState(field.defaultValue)

  useEffect(() => {
    const select = box.current?.querySelector('select')
    if (!select || select.dataset.enhanced) return
    select.dataset.enhanced = 'oui'
    const choisir = (libelle: string) => {
      select.value = formes.find((forme) => forme.libelle === libelle)?.code ?? ''
    }
    import('accessible-autocomplete').then(({ default: accessibleAutocomplete }) => {
      const { id } = select
      accessibleAutocomplete.enhanceSelectElement({
        ...TEXTES,
        selectElement: select,
        defaultValue: select.value ? select.selectedOptions[0]?.text : '',
        autoselect: false,
        inputClasses: select.className,
        minLength: 2,
        // By default the list is named after the box, hence after what is typed in it.
        menuAttributes: { 'aria-label': field.label, 'aria-labelledby': null },
        source: (saisie: string, afficher: (libelles: string[]) => void) => {
          const mots = cle(saisie).split(/\s+/)
          afficher(formes.map(({ libelle }) => libelle).filter((libelle) => mots.every((mot) => cle(libelle).includes(mot))))
        },
        onConfirm: (libelle: string | undefined) => {
          const input = document.getElementById(id)
          choisir(libelle ?? (input instanceof HTMLInputElement ? input.value : ''))
        },
      })
      const aide = select.getAttribute('aria-describedby')
      if (aide) document.getElementById(id)?.setAttribute('aria-describedby', aide)
    })
  }, [formes, field.label])

  // An answer changes the hidden list only: what is seen and heard follows it.
  useEffect(() => {
    const select = box.current?.querySelector('select')
    const input = box.current?.querySelector('input')
    if (!select || !input) return
    input.classList.toggle('border-2', Boolean(field.error))
    input.classList.toggle('border-danger', Boolean(field.error))
    input.classList.toggle('border-control', !field.error)
    input.ariaInvalid = field.error ? 'true' : null
    input.setAttribute('aria-describedby', select.getAttribute('aria-describedby') ?? '')
  }, [field.error])

  return (
    <div ref={box}>
      <SelectField
        {...field}
        defaultValue={defaultValue}
        required
        empty="Choisir une forme juridique"
        options={formes.map(({ code, libelle }) => ({ value: code, label: libelle }))}
      />
    </div>
  )
}
