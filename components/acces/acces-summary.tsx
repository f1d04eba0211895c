import { LIBELLE_ACCES } from '@/lib/acces/labels'
import { type Acces, estOuvert } from '@/lib/acces/rules'
import { dateLongue, dernierJour } from '@/lib/core/calendrier'

/** The access in one sentence: from when to when, and whether it is open now. */
export function AccesSummary({ acces, maintenant }: { acces: Acces; maintenant: Date }) {
  const etat = acces.statut === 'actif' && !estOuvert(acces, maintenant) ? LIBELLE_ACCES.expire : LIBELLE_ACCES[acces.statut]
  return (
    <p>
      Accès à Kairos du <strong>{dateLongue(acces.debut)}</strong> au <strong>{dernierJour(acces.fin)}</strong> inclus (
      {etat.toLowerCase()}).
    </p>
  )
}
