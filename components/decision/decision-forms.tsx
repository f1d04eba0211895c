'use client'
import { CourrielsALire } from '@/components/courriel/courriels-a-lire'
import { type Modele, MotifFields } from '@/components/modele/motif-fields'
import { TextArea } from '@/components/ui/field'
import { Form, type FormApi } from '@/components/ui/form'
import type { Apercu } from '@/lib/core/form-state'
import { accepter, corriger, refuser } from '@/lib/decision/actions'

type Lue = { demandeId: string; acceptationId: string; examenId: string | null }
type Champ = { name: string; label: string }
export type GroupeChamps = { titre: string; champs: Champ[] }

/** Which demande, as it was read, and whether the browser runs scripts. */
function Lecture({ demandeId, acceptationId, examenId }: Lue) {
  return (
    <>
      <input type="hidden" name="demandeId" value={demandeId} />
      <input type="hidden" name="acceptationId" value={acceptationId} />
      {examenId ? <input type="hidden" name="examenId" value={examenId} /> : null}
      <noscript>
        <input type="hidden" name="sansScript" value="1" />
      </noscript>
    </>
  )
}

/** A refusal means that the demande is no longer the one on the screen. */
function Perimee({ demandeId, state }: { demandeId: string; state: FormApi['state'] }) {
  if (state.status !== 'refused') return null
  return (
    <p>
      {/* A plain link: the page is loaded afresh. */}
      <a href={`/admin/demandes/${demandeId}`} className="inline-flex min-h-11 items-center">
        Voir la demande telle qu’elle est maintenant
      </a>
    </p>
  )
}

const aLire = ({ courriels }: Apercu) => <CourrielsALire courriels={courriels} />

function AcceptationForm({ effet, ...lue }: Lue & { effet: string }) {
  return (
    <Form action={accepter} submit="Accepter la demande" confirm="Confirmer l’acceptation" preview={aLire}>
      {({ state }) => (
        <>
          <Lecture {...lue} />
          <p>{effet} Le PDF des CGU sera fabriqué. L’organisme et le RGC seront prévenus par e-mail.</p>
          <Perimee demandeId={lue.demandeId} state={state} />
        </>
      )}
    </Form>
  )
}

function CorrectionForm({ groupes, modeles, ...lue }: Lue & { groupes: GroupeChamps[]; modeles: Modele[] }) {
  return (
    <Form
      action={corriger}
      submit="Demander une correction"
      confirm="Confirmer la demande de correction"
      preview={aLire}
      variant="secondary"
      folded="Demander une correction"
      required
    >
      {({ field, state }) => (
        <>
          <Lecture {...lue} />
          <MotifFields
            modele={field('modeleCorrection')}
            motif={field('motifCorrection')}
            label="Motif de la correction"
            modeles={modeles}
          />
          <fieldset>
            <legend className="font-semibold">Commentaires par champ (facultatifs)</legend>
            <p className="text-muted">L’organisme les lit à côté de chaque champ de son formulaire.</p>
            {groupes.map(({ titre, champs }) => (
              <details key={titre} open={champs.some(({ name }) => field(name).defaultValue || field(name).error)}>
                <summary className="min-h-11 cursor-pointer py-2 text-primary">{titre}</summary>
                <div className="space-y-4 py-2">
                  {champs.map(({ name, label }) => (
                    <TextArea key={name} {...field(name)} label={label} rows={2} />
                  ))}
                </div>
              </details>
            ))}
          </fieldset>
          <Perimee demandeId={lue.demandeId} state={state} />
        </>
      )}
    </Form>
  )
}

function RefusForm({ voiesRecours, modeles, ...lue }: Lue & { voiesRecours: string; modeles: Modele[] }) {
  return (
    <Form
      action={refuser}
      submit="Refuser la demande"
      confirm="Confirmer le refus"
      preview={aLire}
      variant="danger"
      folded="Refuser la demande"
      initial={{ voiesRecours }}
      required
    >
      {({ field, state }) => (
        <>
          <Lecture {...lue} />
          <p>Le refus est définitif. L’organisme pourra faire une nouvelle demande.</p>
          <MotifFields modele={field('modeleRefus')} motif={field('motifRefus')} label="Motif du refus" modeles={modeles} />
          <TextArea {...field('voiesRecours')} label="Voies et délais de recours" rows={9} required />
          <Perimee demandeId={lue.demandeId} state={state} />
        </>
      )}
    </Form>
  )
}

type Props = Lue & {
  /** What accepting will do, in words. */
  effet: string
  /** What may be commented on; given by the page, as labels and rules have no place in the browser. */
  groupes: GroupeChamps[]
  voiesRecours: string
  modeles: { correction: Modele[]; refus: Modele[] }
}

/** The three decisions. The usual one is at hand; the two that need words stay folded until they are wanted. */
export function DecisionForms({ effet, groupes, voiesRecours, modeles, ...lue }: Props) {
  return (
    <div className="space-y-6">
      <AcceptationForm {...lue} effet={effet} />
      <div className="divide-y divide-line border-y border-line">
        <CorrectionForm {...lue} groupes={groupes} modeles={modeles.correction} />
        <RefusForm {...lue} voiesRecours={voiesRecours} modeles={modeles.refus} />
      </div>
    </div>
  )
}
