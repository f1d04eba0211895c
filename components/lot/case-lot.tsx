import { FORMULAIRE_LOT } from './formulaire'

/** The box that puts a demande of the queue in a lot; it stands above the row's link. */
export function CaseLot({ demandeId, nom }: { demandeId: string; nom: string }) {
  return (
    <label className="relative inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center">
      <input type="checkbox" form={FORMULAIRE_LOT} name="demandeId" value={demandeId} className="size-6 accent-primary" />
      <span className="sr-only">Choisir {nom}</span>
    </label>
  )
}
