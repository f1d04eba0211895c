'use client'
import Link from 'next/link'
import { Form } from '@/components/ui/form'
import { modifierFiche } from '@/lib/organisme/actions'
import { type ListesOrganisme, OrganismeFields } from './organisme-fields'

type Props = {
  initial: Record<string, string | null>
  siret: string
  listes: ListesOrganisme
  /** What an agent asks to correct, by field. */
  commentaires: Record<string, string | undefined>
}

/** « Éditer ma fiche ». */
export function OrganismeForm({ initial, siret, listes, commentaires }: Props) {
  return (
    <Form
      action={modifierFiche}
      initial={initial}
      remarks={commentaires}
      submit="Enregistrer"
      required
      beside={
        <Link href="/organisme" prefetch={false}>
          Retour à ma fiche
        </Link>
      }
    >
      {(form) => <OrganismeFields form={form} siret={siret} listes={listes} />}
    </Form>
  )
}
