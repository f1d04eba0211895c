'use client'
import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, Fragment, type ReactNode, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { type Apercu, CHAMP_FORMULAIRE, CHAMP_PORTEE, type FormAction, type FormState, IDLE } from '@/lib/core/form-state'
import { ErrorSummary } from './error-summary'
import { usePortee, useSaisie } from './saisie'
import { SubmitButton } from './submit-button'

/** `remark`: what somebody asks to correct in this field, shown beside it. */
export type FieldState = { id: string; name: string; error?: string; remark?: string; defaultValue?: string }
export type FormApi = { field: (name: string) => FieldState; state: FormState; pending: boolean }

type Props = {
  action: FormAction
  /** For controls that stand elsewhere on the page and belong to this form. */
  id?: string
  /** What the fields hold at first. */
  initial?: Record<string, string | null | undefined>
  /** What somebody asks to correct, by field. */
  remarks?: Record<string, string | undefined>
  submit: string
  /** The button's words once there is something to confirm, which `preview` shows. */
  confirm?: string
  preview?: (apercu: Apercu) => ReactNode
  variant?: 'primary' | 'secondary' | 'danger'
  /** Says that * marks a required field; leave out where the form has none. */
  required?: boolean
  /** What the browser can refuse by itself, before anything is sent; without JavaScript the server says it. */
  check?: (data: FormData) => FormState | null
  /** What only the browser can do before it sends: it adds to `data`, or says why it can't. */
  before?: (data: FormData) => Promise<FormState | null>
  /** Beside the button: another way out. */
  beside?: ReactNode
  /** Folds the form under these words; it opens by itself when an answer comes. */
  folded?: string
  children?: ReactNode | ((form: FormApi) => ReactNode)
}

const UNREACHABLE =
  'Le service n’a pas pu être joint, ou la page est trop ancienne. Rien n’a été enregistré et vos saisies sont conservées. Vérifiez votre connexion, puis réessayez ou rechargez la page.'

/** A form that works without JavaScript; with it, the answer comes in place and nothing typed is lost. */
export function Form({
  action,
  id,
  initial,
  remarks,
  submit,
  confirm,
  preview,
  variant,
  required,
  check,
  before,
  beside,
  folded,
  children,
}: Props) {
  const [posted, formAction] = useActionState(action, IDLE)
  const [answered, setAnswered] = useState<FormState>()
  const [pending, startTransition] = useTransition()
  const state = answered ?? posted
  const summary = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (state.status !== 'idle') summary.current?.focus()
  }, [state])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    const refused = check?.(data)
    if (refused) return setAnswered(refused)
    startTransition(async () => {
      try {
        setAnswered((await before?.(data)) ?? (await action(state, data)))
      } catch (error) {
        unstable_rethrow(error)
        setAnswered({ status: 'error', message: UNREACHABLE, values: {} })
      }
    })
  }

  const gardees = useSaisie(submit)
  const portee = usePortee()
  const values = 'values' in state ? state.values : gardees
  const apercu = state.status === 'apercu' ? state : null
  const errors = state.status === 'invalid' ? state.fieldErrors : {}
  const field = (name: string): FieldState => ({
    id: `champ-${name}`,
    name,
    error: errors[name],
    remark: remarks?.[name],
    defaultValue: values[name] ?? initial?.[name] ?? undefined,
  })

  const form = (
    <form id={id} action={formAction} onSubmit={onSubmit} noValidate className="space-y-6">
      <input type="hidden" name={CHAMP_FORMULAIRE} value={submit} />
      {portee ? <input type="hidden" name={CHAMP_PORTEE} value={portee} /> : null}
      <ErrorSummary ref={summary} state={state} />
      {required ? <p className="text-muted">Les champs marqués d’un * sont obligatoires.</p> : null}
      {/* Fields that the answer has filled are made anew: what was typed in them is part of it. */}
      <Fragment key={apercu?.lu}>{typeof children === 'function' ? children({ field, state, pending }) : children}</Fragment>
      {apercu ? (
        <>
          <input type="hidden" name="lu" value={apercu.lu} />
          {preview?.(apercu)}
        </>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 pt-2">
        <SubmitButton variant={variant} pending={pending}>
          {(apercu && confirm) || submit}
        </SubmitButton>
        {beside}
      </div>
    </form>
  )
  if (!folded) return form
  return (
    <details open={state.status !== 'idle' || Object.keys(gardees).length > 0}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold text-primary">{folded}</summary>
      <div className="pt-3 pb-6">{form}</div>
    </details>
  )
}
