'use client'
import Link from 'next/link'
import { Form } from '@/components/ui/form'
import { modifierFiche } from '@/lib/organisme/actions'
import { type ListesOrganisme, OrganismeFields } from './organisme-fields'

type Props = { initial: Record<string, string | null>; siret: string; listes: ListesOrganisme }

/** « Éditer ma fiche ». */
export function OrganismeForm({ initial, siret, listes }: Props) {
  return (
    <Form
      action={modifierFiche}
      initial={initial}
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
