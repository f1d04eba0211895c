import { Combobox } from '@/components/ui/combobox'
import type { FieldState } from '@/components/ui/form'

type Props = FieldState & { label: string; hint: string; formes: readonly { code: string; libelle: string }[] }

/** The legal categories, to search by typing. */
export function FormeJuridiqueField({ formes, ...field }: Props) {
  return (
    <Combobox
      {...field}
      options={formes.map(({ code, libelle }) => ({ value: code, label: libelle }))}
      empty="Choisir une forme juridique"
      none="Aucune forme juridique ne correspond"
    />
  )
}
