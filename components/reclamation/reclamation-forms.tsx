'use client'
import { TextArea } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { annuler, deposer, ouvrir, refuser, sOpposer, transferer } from '@/lib/reclamation/actions'

type Cible = { reclamationId: string }
const Reclamation = ({ reclamationId }: Cible) => <input type="hidden" name="reclamationId" value={reclamationId} />

const TEXTE = { required: true, maxLength: 4000 } as const

export function ReclamationForm({ siret }: { siret: string }) {
  return (
    <Form action={deposer} submit="Envoyer ma réclamation" required>
      {({ field }) => (
        <>
          <input type="hidden" name="siret" value={siret} />
          <TextArea
            {...field('motif')}
            {...TEXTE}
            rows={8}
            label="Votre situation"
            hint="Votre nom, votre fonction dans l’organisme, ce qui vous empêche d’utiliser le compte, et comment vous joindre. Seuls nos agents lisent ce texte. N’y mettez ni mot de passe ni pièce d’identité."
          />
        </>
      )}
    </Form>
  )
}

export function AnnulerReclamationForm({ reclamationId }: Cible) {
  return (
    <Form action={annuler} submit="Annuler ma réclamation" variant="secondary">
      <Reclamation reclamationId={reclamationId} />
    </Form>
  )
}

export function OppositionForm({ reclamationId }: Cible) {
  return (
    <Form action={sOpposer} submit="M’opposer" variant="danger" required>
      {({ field }) => (
        <>
          <Reclamation reclamationId={reclamationId} />
          <TextArea
            {...field('motif')}
            {...TEXTE}
            label="Pourquoi vous vous opposez"
            hint="Seuls nos agents lisent ce texte. La personne qui réclame n’en saura rien."
          />
        </>
      )}
    </Form>
  )
}

export function OuvrirForm({ reclamationId, jours }: Cible & { jours: number }) {
  return (
    <Form action={ouvrir} submit="Ouvrir la période d’opposition" required>
      {({ field }) => (
        <>
          <Reclamation reclamationId={reclamationId} />
          <TextArea
            {...field('motifOuverture')}
            {...TEXTE}
            label="Pourquoi la réclamation paraît fondée"
            hint={`Pour le dossier et le journal\u00a0; personne d’autre ne lit ce texte. Les gestionnaires actuels auront ${jours}\u00a0jours pour s’opposer.`}
          />
        </>
      )}
    </Form>
  )
}

export function RefuserForm({ reclamationId }: Cible) {
  return (
    <Form action={refuser} submit="Refuser la réclamation" variant="danger" required folded="Refuser la réclamation…">
      {({ field }) => (
        <>
          <Reclamation reclamationId={reclamationId} />
          <TextArea
            {...field('motifRefus')}
            {...TEXTE}
            label="Motif du refus"
            hint="Ce texte est envoyé à la personne qui réclame. N’écrivez rien sur les gestionnaires actuels, ni s’ils se sont opposés."
          />
        </>
      )}
    </Form>
  )
}

export function TransfererForm({ reclamationId }: Cible) {
  return (
    <Form
      action={transferer}
      submit="Transférer malgré l’opposition"
      variant="danger"
      required
      folded="Transférer malgré l’opposition…"
    >
      {({ field }) => (
        <>
          <Reclamation reclamationId={reclamationId} />
          <TextArea
            {...field('motifTransfert')}
            {...TEXTE}
            label="Pourquoi l’opposition n’est pas retenue"
            hint="Pour le dossier et le journal. Les gestionnaires actuels perdent leur rôle tout de suite."
          />
        </>
      )}
    </Form>
  )
}
