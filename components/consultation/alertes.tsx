import Link from 'next/link'
import { Section } from '@/components/ui/page'
import { ROW_LINK, Table } from '@/components/ui/table'
import type { Alerte } from '@/lib/consultation/data'
import { LIBELLE_GENRE } from '@/lib/consultation/labels'
import { dateSeule } from '@/lib/core/calendrier'

const COLONNES = [
  { label: 'Compte' },
  { label: 'Jour', whole: true },
  { label: 'Nombre', numeric: true },
  { label: 'Quoi' },
] as const

const ligne = ({ compteId, email, jour, nombre, genre }: Alerte) => ({
  key: `${compteId}-${jour.toISOString()}-${genre}`,
  cells: [
    <Link key="lien" href={`/admin/comptes/${compteId}`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">{email}</span>
    </Link>,
    dateSeule(jour),
    nombre.toLocaleString('fr-FR'),
    LIBELLE_GENRE[genre],
  ],
})

/** Who has read or exported much lately. */
export function AlertesConsultation({ alertes, jours }: { alertes: Alerte[]; jours: number }) {
  return (
    <Section title="Consultations inhabituelles" id="consultations">
      {alertes.length === 0 ? (
        <p>Personne n’a dépassé le premier seuil d’une journée depuis {jours}&nbsp;jours.</p>
      ) : (
        <Table
          caption={`Comptes qui ont dépassé le premier seuil d’une journée depuis ${jours}\u00a0jours. Un compte volé se gèle sur sa page.`}
          columns={COLONNES}
          rows={alertes.map(ligne)}
        />
      )}
    </Section>
  )
}
