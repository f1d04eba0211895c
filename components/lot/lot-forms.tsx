'use client'
import { CourrielsALire } from '@/components/courriel/courriels-a-lire'
import { type Modele, MotifFields } from '@/components/modele/motif-fields'
import { Checkbox, RadioGroup } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import type { Apercu } from '@/lib/core/form-state'
import { lancer, preparer } from '@/lib/lot/actions'
import { FORMULAIRE_LOT } from './formulaire'

type Option = { value: string; label: string }

/** What to do with the ticked demandes, or with the whole list. */
export function PreparationForm({ decisions, requete, max }: { decisions: Option[]; requete: string; max: number }) {
  return (
    <Form action={preparer} id={FORMULAIRE_LOT} submit="Continuer" variant="secondary" required>
      {({ field }) => (
        <>
          <input type="hidden" name="requete" value={requete} />
          <RadioGroup {...field('decision')} label="Décision" required options={decisions} />
          <Checkbox
            {...field('toutes')}
            label={`Toutes les demandes en attente de cette liste, pages suivantes comprises (${max} au plus, les plus anciennes)`}
          />
        </>
      )}
    </Form>
  )
}

const aLire = ({ courriels }: Apercu) => <CourrielsALire courriels={courriels} />

/** The last step before the worker takes over: the reason when there is one, the e-mail to read, « Lancer ». */
export function LancementForm({ lotId, modeles }: { lotId: string; modeles: Modele[] | null }) {
  return (
    <Form action={lancer} submit="Lire l’e-mail" confirm="Lancer" preview={aLire} required={modeles !== null}>
      {({ field }) => (
        <>
          <input type="hidden" name="lotId" value={lotId} />
          {modeles ? (
            <MotifFields modele={field('modele')} motif={field('motif')} label="Motif de la correction" modeles={modeles} />
          ) : null}
        </>
      )}
    </Form>
  )
}
