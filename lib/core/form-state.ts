/** What was typed, to fill the form again; secrets are never among them. */
export type FormValues = Record<string, string>

/** An e-mail to be read before it leaves, exactly as it will. */
export type CourrielALire = { destinataires: string[]; sujet: string; texte: string; html: string }

/** What is to be read before it is confirmed. `lu` is its fingerprint: the form sends it back as proof of what was read. */
export type Apercu = { message: string; lu: string; courriels: CourrielALire[]; texte?: string }

/** The one shape of a form's answer. `message` is always a sentence for the person, `details` what it is about. */
export type FormState =
  | { status: 'idle' }
  | { status: 'success'; message?: string; details?: { label: string; value: string }[] }
  | { status: 'invalid'; fieldErrors: Record<string, string>; values: FormValues }
  | { status: 'refused'; code: string; message: string; values: FormValues; lien?: { href: string; label: string } }
  | { status: 'error'; message: string; values: FormValues }
  | ({ status: 'apercu'; values: FormValues } & Apercu)

/** The hidden field that says which form of a page was sent: the words of its button. */
export const CHAMP_FORMULAIRE = '$formulaire'

/** The hidden field that says which organisme the page was about: another tab may have gone on to another one since. */
export const CHAMP_PORTEE = '$portee'

export const IDLE: FormState = { status: 'idle' }

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>
