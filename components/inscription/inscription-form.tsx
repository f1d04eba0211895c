'use client'
import { NouveauCompteFields } from '@/components/compte/nouveau-compte-fields'
import { type ListesOrganisme, OrganismeFields } from '@/components/organisme/organisme-fields'
import { FieldGroup } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { ajouter, creerCompte } from '@/lib/inscription/actions'

type Props = { siret: string; siretAffiche: string; initial: Record<string, string | null>; listes: ListesOrganisme }

/** Step 2: the organisme, then the account of the person who creates it. */
export function InscriptionForm({ siret, siretAffiche, initial, listes }: Props) {
  return (
    <Form action={creerCompte} initial={initial} submit="Je crée mon compte" required>
      {(form) => (
        <>
          <input type="hidden" name="siret" value={siret} />
          <OrganismeFields form={form} siret={siretAffiche} listes={listes} />
          <FieldGroup legend="Votre compte utilisateur">
            <NouveauCompteFields form={form} />
          </FieldGroup>
        </>
      )}
    </Form>
  )
}

/** The same for a signed-in person, who has an account. */
export function AjoutForm({ siret, siretAffiche, initial, listes }: Props) {
  return (
    <Form action={ajouter} initial={initial} submit="Ajouter cet organisme" required>
      {(form) => (
        <>
          <input type="hidden" name="siret" value={siret} />
          <OrganismeFields form={form} siret={siretAffiche} listes={listes} />
        </>
      )}
    </Form>
  )
}
