'use client'
import { TextArea } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { retablirAcces, retirerAcces, suspendreAcces } from '@/lib/acces/actions'
import { EFFET_GESTE, LIBELLE_GESTE } from '@/lib/acces/labels'
import type { GesteAcces } from '@/lib/acces/rules'
import { revoquer } from '@/lib/rgc/actions'

const ACTIONS = { suspendre: suspendreAcces, retablir: retablirAcces, retirer: retirerAcces } as const

/** One thing that may be done to an access, folded, with the reason that the organisme will read. */
export function GesteForm({ geste, organismeId, accesId }: { geste: GesteAcces; organismeId: string; accesId: string }) {
  const submit = LIBELLE_GESTE[geste]
  return (
    <Form action={ACTIONS[geste]} submit={submit} variant={geste === 'retablir' ? 'primary' : 'danger'} folded={`${submit}…`}>
      {({ field }) => (
        <>
          <input type="hidden" name="organismeId" value={organismeId} />
          <input type="hidden" name="accesId" value={accesId} />
          <p>{EFFET_GESTE[geste]}</p>
          <TextArea
            {...field('motif')}
            id={`motif-${geste}`}
            label="Motif"
            hint="L’organisme le reçoit par e-mail et le lit sur sa fiche."
            rows={4}
            required
          />
        </>
      )}
    </Form>
  )
}

/** « Révoquer le RGC », folded. */
export function RevocationForm({ organismeId }: { organismeId: string }) {
  return (
    <Form action={revoquer} submit="Révoquer le RGC" variant="danger" folded="Révoquer le RGC…">
      {({ field }) => (
        <>
          <input type="hidden" name="organismeId" value={organismeId} />
          <p>Le RGC perd ce rôle aussitôt. L’organisme doit en nommer un autre par une demande de modification.</p>
          <TextArea
            {...field('motif')}
            id="motif-rgc"
            label="Motif"
            hint="Le RGC et les gestionnaires le reçoivent par e-mail."
            rows={4}
            required
          />
        </>
      )}
    </Form>
  )
}
