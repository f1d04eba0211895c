/** What was typed, to fill the form again; secrets are never among them. */
export type FormValues = Record<string, string>

/** The one shape of a form's answer. `message` is always a sentence for the person, `details` what it is about. */
export type FormState =
  | { status: 'idle' }
  | { status: 'success'; message?: string; details?: { label: string; value: string }[] }
  | { status: 'invalid'; fieldErrors: Record<string, string>; values: FormValues }
  | { status: 'refused'; code: string; message: string; values: FormValues; lien?: { href: string; label: string } }
  | { status: 'error'; message: string; values: FormValues }

/** The hidden field that says which form of a page was sent: the words of its button. */
export const CHAMP_FORMULAIRE = '$formulaire'

/** The hidden field that says which organisme the page was about: another tab may have gone on to another one since. */
export const CHAMP_PORTEE = '$portee'

export const IDLE: FormState = { status: 'idle' }

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>
