import { Classement } from '@/components/ui/graphique'
import { Section } from '@/components/ui/page'
import { dateLongue } from '@/lib/core/calendrier'
import { heuresEnClair, LIBELLE_ISSUE, nombreEnClair } from '@/lib/statistique/labels'
import type { StatistiquesPubliques as Donnees } from '@/lib/statistique/loaders'
import { Chiffres } from './chiffres'

const PEU = 'moins de 5'
const public_ = (nombre: number | null) => (nombre === null ? PEU : nombreEnClair(nombre))

/** What anyone may know of the service: sums only, and none under five. */
export function StatistiquesPubliques({ donnees }: { donnees: Donnees }) {
  const { periode, recues, issues, delais, acces, regions, maintenant } = donnees
  return (
    <>
      <h1>Statistiques</h1>
      <p className="mt-4">
        {periode}, au {dateLongue(maintenant)}. Ces chiffres portent sur l’ensemble des organismes. Ceux qui sont inférieurs à 5
        ne sont pas publiés, afin que personne ne puisse être reconnu.
      </p>
      <Section title="L’essentiel" id="essentiel">
        <Chiffres
          chiffres={[
            { label: 'Demandes reçues', valeur: public_(recues) },
            { label: 'Accès ouverts aujourd’hui', valeur: public_(acces) },
            ...(delais?.mediane != null && delais.p90 != null
              ? [
                  { label: 'Délai médian de décision', valeur: heuresEnClair(delais.mediane) },
                  { label: '90 % des décisions en moins de', valeur: heuresEnClair(delais.p90 + 1) },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="Décisions" id="decisions">
        <Classement
          caption="Décisions prises sur la période."
          head={['Décision', 'Nombre']}
          bars={issues.map(({ issue, nombre }) => ({ label: LIBELLE_ISSUE[issue], value: nombre, text: public_(nombre) }))}
        />
      </Section>
      <Section title="Demandes reçues par région" id="regions">
        {regions.length === 0 ? (
          <p>Aucune demande sur cette période.</p>
        ) : (
          <Classement
            caption="Région de l’organisme au jour de sa demande."
            head={['Région', 'Demandes']}
            bars={regions.map(({ nom, nombre }) => ({ label: nom, value: nombre, text: public_(nombre) }))}
          />
        )}
      </Section>
    </>
  )
}
