'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { enregistrer } from '@/lib/vue/actions'

/** « Enregistrer cette vue »: the present filter under a name of one's own. */
export function GarderVue({ requete, max }: { requete: string; max: number }) {
  return (
    <Form action={enregistrer} submit="Enregistrer la vue" variant="secondary" folded="Enregistrer cette vue">
      {({ field }) => (
        <div className="max-w-page">
          <input type="hidden" name="requete" value={requete} />
          <TextField {...field('nomVue')} label="Nom de la vue *" required maxLength={max} autoComplete="off" />
        </div>
      )}
    </Form>
  )
}
