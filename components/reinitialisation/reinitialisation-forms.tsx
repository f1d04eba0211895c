'use client'
import { TextArea } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { annuler, annulerLaMienne, confirmer, demander } from '@/lib/reinitialisation/actions'

export function DemandeForm({ compteId, motifMax }: { compteId: string; motifMax: number }) {
  return (
    <Form
      action={demander}
      submit="Demander la réinitialisation"
      variant="danger"
      required
      folded="Demander la réinitialisation du second facteur"
    >
      {({ field }) => (
        <>
          <input type="hidden" name="compteId" value={compteId} />
          <TextArea
            {...field('motifFacteur')}
            label="Motif de la réinitialisation"
            hint="Ce qui est arrivé, et comment vous avez vérifié l’identité de cette personne. Les administrateurs le lisent, le journal le garde."
            required
            maxLength={motifMax}
          />
        </>
      )}
    </Form>
  )
}

const Identifiant = ({ id }: { id: string }) => <input type="hidden" name="id" value={id} />

export function ConfirmationForm({ id }: { id: string }) {
  return (
    <Form action={confirmer} submit="Confirmer la réinitialisation" variant="danger">
      <Identifiant id={id} />
    </Form>
  )
}

export function AnnulationForm({ id }: { id: string }) {
  return (
    <Form action={annuler} submit="Annuler la demande" variant="secondary">
      <Identifiant id={id} />
    </Form>
  )
}

export function AnnulationDuTitulaireForm({ id }: { id: string }) {
  return (
    <Form action={annulerLaMienne} submit="Annuler la réinitialisation" variant="danger">
      <Identifiant id={id} />
    </Form>
  )
}
