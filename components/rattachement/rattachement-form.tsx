'use client'
import { TextArea } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { accepter, annuler, demander, refuser } from '@/lib/rattachement/actions'

type Cible = { rattachementId: string }
const Demande = ({ rattachementId }: Cible) => <input type="hidden" name="rattachementId" value={rattachementId} />

export function RattachementForm({ siret }: { siret: string }) {
  return (
    <Form action={demander} submit="Envoyer ma demande">
      {({ field }) => (
        <>
          <input type="hidden" name="siret" value={siret} />
          <TextArea
            {...field('message')}
            label="Votre message (facultatif)"
            hint="Par exemple votre prénom, votre nom et votre fonction, pour que l’on vous reconnaisse."
            maxLength={1000}
          />
        </>
      )}
    </Form>
  )
}

export function AnnulerRattachementForm({ rattachementId }: Cible) {
  return (
    <Form action={annuler} submit="Annuler ma demande" variant="secondary">
      <Demande rattachementId={rattachementId} />
    </Form>
  )
}

export function ReponseForms({ rattachementId }: Cible) {
  return (
    <div className="flex flex-wrap gap-x-4">
      <Form action={accepter} submit="Accepter">
        <Demande rattachementId={rattachementId} />
      </Form>
      <Form action={refuser} submit="Refuser" variant="danger">
        <Demande rattachementId={rattachementId} />
      </Form>
    </div>
  )
}
