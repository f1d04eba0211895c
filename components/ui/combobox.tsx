'use client'
import { type ChangeEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { classes } from './classes'
import { type Option, SelectField, TextField } from './field'
import type { FieldState } from './form'

type Props = FieldState & {
  label: string
  hint?: ReactNode
  options: readonly Option[]
  /** First line of the plain list. */
  empty: string
  /** Said when nothing matches what is typed. */
  none: string
}

/** Small letters without accents: « société » is found by « societe ». */
const key = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()

function matching(options: readonly Option[], typed: string): Option[] {
  const words = key(typed).split(/\s+/)
  return options.filter(({ label }) => words.every((word) => key(label).includes(word)))
}

/** A choice among many: a plain list, which becomes searchable by typing where JavaScript runs. */
export function Combobox({ empty, none, ...props }: Props) {
  const list = useRef<HTMLSelectElement>(null)
  const [chosen, setChosen] = useState<string>()
  // What was chosen in the plain list before scripts ran is kept.
  useEffect(() => setChosen(list.current?.value ?? ''), [])
  if (chosen === undefined) return <SelectField {...props} ref={list} required empty={empty} />
  return <Searchable {...props} chosen={chosen} none={none} />
}

/** The editable combobox with a list of the ARIA Authoring Practices: focus stays in the box, the list follows it. */
function Searchable({ chosen, options, none, name, defaultValue: _, ...field }: Omit<Props, 'empty'> & { chosen: string }) {
  const [value, setValue] = useState(chosen)
  const [typed, setTyped] = useState(() => options.find((option) => option.value === chosen)?.label ?? '')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const found = open ? matching(options, typed) : []
  const listId = `${field.id}-liste`
  const optionId = (index: number) => `${listId}-${index}`

  // The tick of a valid field is for a choice of the list, not for any text.
  useEffect(() => input.current?.setCustomValidity(value ? '' : none), [value, none])
  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])

  const show = (whether: boolean) => {
    setOpen(whether)
    setActive(-1)
  }
  const choose = (option: Option) => {
    setValue(option.value)
    setTyped(option.label)
    show(false)
  }
  const type = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setTyped(target.value)
    setValue(options.find(({ label }) => key(label) === key(target.value))?.value ?? '')
    show(target.value.trim() !== '')
  }
  const press = (event: KeyboardEvent) => {
    const marked = found[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (!open) setOpen(true)
      else if (found.length > 0) setActive((Math.max(active, step > 0 ? -1 : 0) + step + found.length) % found.length)
    } else if (event.key === 'Enter' && marked) {
      event.preventDefault()
      choose(marked)
    } else if (event.key === 'Escape' && open) show(false)
  }
  const leave = () => {
    const marked = found[active]
    if (marked) choose(marked)
    else show(false)
  }

  return (
    <TextField
      {...field}
      ref={input}
      name=""
      role="combobox"
      required
      value={typed}
      onChange={type}
      onKeyDown={press}
      onBlur={leave}
      autoComplete="off"
      aria-autocomplete="list"
      aria-expanded={found.length > 0}
      aria-controls={listId}
      aria-activedescendant={active >= 0 ? optionId(active) : undefined}
    >
      <input type="hidden" name={name} value={value} />
      <p role="status" className="sr-only">
        {open ? `${found.length || 'Aucun'} ${found.length > 1 ? 'résultats' : 'résultat'}` : ''}
      </p>
      {open && found.length === 0 ? (
        <p className="absolute inset-x-0 top-full z-10 mt-1 rounded border border-control bg-surface px-3 py-2">{none}</p>
      ) : null}
      <div
        id={listId}
        role="listbox"
        aria-label={field.label}
        hidden={found.length === 0}
        className="absolute inset-x-0 top-full z-10 mt-1 max-h-86 divide-y divide-line overflow-y-auto rounded border border-control bg-surface"
      >
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: same
          <div
            key={option.value}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            className={classes(
              'flex min-h-11 cursor-pointer items-center px-3 py-2',
              index === active ? 'bg-primary text-surface' : 'hover:bg-wash',
            )}
          >
            {option.label}
          </div>
        ))}
      </div>
    </TextField>
  )
}
