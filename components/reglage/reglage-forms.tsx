'use client'
import { TextArea, TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { enregistrerDelais, enregistrerHoraires, enregistrerOperateur, enregistrerRecours } from '@/lib/reglage/actions'
import { libelleChamp } from '@/lib/reglage/labels'

type Valeurs = Record<string, string>

const Lu = ({ lu }: { lu?: string }) => <input type="hidden" name="lu" value={lu} />

export function OperateurForm({ valeurs }: { valeurs: Valeurs }) {
  return (
    <Form action={enregistrerOperateur} submit="Enregistrer l’exploitant" initial={valeurs}>
      {({ field }) => (
        <>
          <Lu lu={valeurs.lu} />
          <TextField {...field('nom')} label={libelleChamp('nom')} required maxLength={80} />
          <TextField {...field('service')} label={libelleChamp('service')} required maxLength={40} />
          <TextField {...field('adresse')} label={libelleChamp('adresse')} required maxLength={200} />
          <TextField {...field('telephone')} type="tel" label={libelleChamp('telephone')} required maxLength={20} />
          <TextField {...field('courriel')} type="email" label={libelleChamp('courriel')} required maxLength={254} />
        </>
      )}
    </Form>
  )
}

export function RecoursForm({ valeurs }: { valeurs: Valeurs }) {
  return (
    <Form action={enregistrerRecours} submit="Enregistrer les voies de recours" initial={valeurs}>
      {({ field }) => (
        <>
          <Lu lu={valeurs.lu} />
          <TextArea
            {...field('voiesRecours')}
            label="Texte proposé à l’agent qui refuse"
            hint="L’agent peut l’adapter à chaque refus. Indiquez les recours possibles, leurs délais et où écrire."
            rows={9}
            required
          />
        </>
      )}
    </Form>
  )
}

export function DelaisForm({ valeurs }: { valeurs: Valeurs }) {
  return (
    <Form action={enregistrerDelais} submit="Enregistrer les délais" initial={valeurs}>
      {({ field }) => (
        <>
          <Lu lu={valeurs.lu} />
          <TextField
            {...field('promesseHeures')}
            label={libelleChamp('promesseHeures')}
            hint="Au-delà, une demande en attente est en retard."
            inputMode="numeric"
            required
            maxLength={3}
          />
          <TextField
            {...field('alerteHeures')}
            label={libelleChamp('alerteHeures')}
            hint="À partir de là, une demande en attente est à traiter sans tarder."
            inputMode="numeric"
            required
            maxLength={3}
          />
          <TextField
            {...field('reacceptationJours')}
            label={libelleChamp('reacceptationJours')}
            hint="Proposé à la publication d’une nouvelle version."
            inputMode="numeric"
            required
            maxLength={3}
          />
        </>
      )}
    </Form>
  )
}

export function HorairesForm({ valeurs }: { valeurs: Valeurs }) {
  return (
    <Form action={enregistrerHoraires} submit="Enregistrer les horaires" initial={valeurs}>
      {({ field }) => (
        <>
          <Lu lu={valeurs.lu} />
          <TextField {...field('ouverture')} type="time" label={libelleChamp('ouverture')} required />
          <TextField {...field('fermeture')} type="time" label={libelleChamp('fermeture')} required />
        </>
      )}
    </Form>
  )
}
