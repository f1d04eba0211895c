import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'
import type { FieldState } from './form'
import { Icon } from './icon'

type Shell = {
  id: string
  label: string
  required?: boolean
  hint?: ReactNode
  error?: string
  remark?: string
  children: ReactNode
}

/** Ids of what describes a control: its hint, what is to be corrected in it, then its error. */
const describedBy = (id: string, hint: ReactNode, error: string | undefined, remark?: string) =>
  [hint ? `${id}-aide` : null, remark ? `${id}-remarque` : null, error ? `${id}-erreur` : null].filter(Boolean).join(' ') ||
  undefined

// The attribute, not :read-only, which also matches lists, files and disabled controls.
const CONTROL = 'peer block w-full min-h-11 rounded border bg-surface px-3 py-2 text-ink [&[readonly]]:bg-wash user-valid:pr-11'
const control = (error: string | undefined) => classes(CONTROL, error ? 'border-2 border-danger' : 'border-control')

const FILE_BUTTON =
  'cursor-pointer file:mr-4 file:cursor-pointer file:min-h-11 file:rounded file:border-2 file:border-solid file:border-primary file:bg-surface file:px-4 file:font-semibold file:text-primary'

function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p id={`${id}-erreur`} className="mt-1 flex gap-2 font-semibold text-danger">
      <Icon name="warning" className="mt-1" />
      <span>
        <span className="sr-only">Erreur&nbsp;: </span>
        {children}
      </span>
    </p>
  )
}

/** What somebody asks to correct, beside its field. */
function Remark({ id, children }: { id: string; children: string }) {
  return (
    <p id={`${id}-remarque`} className="mt-1 flex gap-2 border-l-4 border-warning bg-warning-pale px-3 py-2">
      <Icon name="pencil" className="mt-1 text-warning" />
      <span className="min-w-0 wrap-anywhere whitespace-pre-line">
        <strong>À corriger&nbsp;: </strong>
        {children}
      </span>
    </p>
  )
}

/** Label above, hint under it, what is to be corrected, control, error under that. */
function FieldShell({ id, label, required, hint, error, remark, children }: Shell) {
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
        {required ? ' *' : ''}
      </label>
      {hint ? (
        <p id={`${id}-aide`} className="text-base leading-6 text-muted">
          {hint}
        </p>
      ) : null}
      {remark ? <Remark id={id}>{remark}</Remark> : null}
      <div className="relative mt-1">{children}</div>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  )
}

type Common = FieldState & { label: string; hint?: ReactNode }

/** One line of text, and what opens under it. A filled and valid one shows a tick once left, by CSS alone (`:user-valid`). */
export function TextField({ label, hint, error, remark, children, ...input }: Common & ComponentProps<'input'>) {
  const { id, required } = input
  // An empty date is valid where none is required, and no selector tells it from a filled one.
  const sansCoche = input.type === 'password' || (input.type === 'date' && !required)
  return (
    <FieldShell id={id} label={label} required={required} hint={hint} error={error} remark={remark}>
      <input
        type="text"
        placeholder=" "
        {...input}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error, remark)}
        className={control(error)}
      />
      {error || sansCoche ? null : (
        <Icon
          name="check"
          className="pointer-events-none absolute top-3 right-3 hidden! text-success peer-[:user-valid:not(:placeholder-shown):not(:read-only)]:block!"
        />
      )}
      {children}
    </FieldShell>
  )
}

/** A file to send. */
export function FileField({ label, hint, error, remark, defaultValue: _, ...input }: Common & ComponentProps<'input'>) {
  const { id, required } = input
  return (
    <FieldShell id={id} label={label} required={required} hint={hint} error={error} remark={remark}>
      <input
        {...input}
        type="file"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error, remark)}
        className={classes(control(error), FILE_BUTTON)}
      />
    </FieldShell>
  )
}

export function TextArea({ label, hint, error, remark, ...area }: Common & ComponentProps<'textarea'>) {
  const { id, required } = area
  return (
    <FieldShell id={id} label={label} required={required} hint={hint} error={error} remark={remark}>
      <textarea
        rows={5}
        {...area}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error, remark)}
        className={control(error)}
      />
    </FieldShell>
  )
}

export type Option = { value: string; label: string }

export function SelectField({
  label,
  hint,
  error,
  remark,
  options,
  empty,
  ...select
}: Common & ComponentProps<'select'> & { options: readonly Option[]; empty?: string }) {
  const { id, required } = select
  return (
    <FieldShell id={id} label={label} required={required} hint={hint} error={error} remark={remark}>
      <select
        {...select}
        key={select.defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error, remark)}
        className={control(error)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldShell>
  )
}

/** One choice among few, each with a target of 44 px. The error summary leads to the first. */
export function RadioGroup({
  id,
  name,
  label,
  required,
  error,
  remark,
  defaultValue,
  options,
}: Common & { required?: boolean; options: readonly Option[] }) {
  return (
    <fieldset aria-describedby={describedBy(id, null, error, remark)}>
      <legend className="font-semibold">
        {label}
        {required ? ' *' : ''}
      </legend>
      {remark ? <Remark id={id}>{remark}</Remark> : null}
      <div className="mt-1 flex flex-wrap gap-x-8">
        {options.map(({ value, label: text }, index) => (
          <label key={value} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${value}`}
              name={name}
              value={value}
              required={required}
              defaultChecked={defaultValue === value}
              className="size-6 accent-primary"
            />
            {text}
          </label>
        ))}
      </div>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </fieldset>
  )
}

export function Checkbox({ id, error, remark: _, label, defaultValue, ...input }: Common & ComponentProps<'input'>) {
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          id={id}
          {...input}
          defaultChecked={defaultValue === 'on'}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-erreur` : undefined}
          className="mt-0.5 size-6 shrink-0 accent-primary"
        />
        <span>{label}</span>
      </label>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  )
}

/** Fields that belong together. */
export function FieldGroup({ legend, hint, children }: { legend: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="mt-8 space-y-5">
      <legend className="mb-4 text-2xl leading-8 font-bold">{legend}</legend>
      {hint}
      {children}
    </fieldset>
  )
}
