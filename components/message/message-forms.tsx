'use client'
import { TextArea } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import type { FormAction } from '@/lib/core/form-state'
import { ecrire, noter, repondre } from '@/lib/message/actions'

type Props = { demandeId: string }
type Texte = { action: FormAction; submit: string; id: string; label: string; hint: string; folded?: string }

function TexteForm({ demandeId, action, submit, id, label, hint, folded }: Props & Texte) {
  return (
    <Form action={action} submit={submit} folded={folded} variant={folded ? 'secondary' : 'primary'}>
      {({ field }) => (
        <>
          <input type="hidden" name="demandeId" value={demandeId} />
          <TextArea {...field('texte')} id={id} label={label} hint={hint} rows={6} required maxLength={4000} />
        </>
      )}
    </Form>
  )
}

const SANS_FICHIER = 'Les pièces jointes ne sont pas acceptées pour le moment\u00a0: recopiez ce qui est utile.'

/** « Envoyer le message », to the agents. */
export const EcrireForm = ({ demandeId }: Props) => (
  <TexteForm
    demandeId={demandeId}
    action={ecrire}
    submit="Envoyer le message"
    id="champ-texte"
    label="Votre message"
    hint={SANS_FICHIER}
  />
)

/** « Envoyer le message », to the organisme. */
export const RepondreForm = ({ demandeId }: Props) => (
  <TexteForm
    demandeId={demandeId}
    action={repondre}
    submit="Envoyer le message"
    id="champ-texte"
    label="Votre message à l’organisme"
    hint={`Ses gestionnaires sont prévenus par e-mail. ${SANS_FICHIER}`}
  />
)

/** « Enregistrer la note », between agents. */
export const NoteForm = ({ demandeId }: Props) => (
  <TexteForm
    demandeId={demandeId}
    action={noter}
    submit="Enregistrer la note"
    folded="Écrire une note interne…"
    id="champ-note"
    label="Note interne"
    hint="Seuls les agents la lisent. L’organisme ne la voit jamais."
  />
)
