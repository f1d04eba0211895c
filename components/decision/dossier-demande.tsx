import { AccesSummary } from '@/components/acces/acces-summary'
import { entreesPersonnes } from '@/components/demande/personnes'
import { Controles } from '@/components/examen/controles'
import { OrganismeDetails } from '@/components/organisme/organisme-details'
import { DescriptionList } from '@/components/ui/description-list'
import { Section } from '@/components/ui/page'
import { dateHeure } from '@/lib/core/calendrier'
import type { DossierCharge } from '@/lib/decision/loaders'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { VERIFICATIONS } from '@/lib/organisme/labels'
import { AcceptationPreuve } from './acceptation-preuve'
import { Changements, estCorrigee } from './changements'

type Props = { dossier: DossierCharge }

function Resume({ dossier: { demande, accesActuel, maintenant } }: Props) {
  return (
    <DescriptionList
      items={[
        { label: 'Nature', value: LIBELLE_NATURE[demande.nature] },
        { label: 'Enregistrée le', value: dateHeure(demande.creeLe) },
        { label: 'Modifiée le', value: demande.modifieeLe > demande.creeLe ? dateHeure(demande.modifieeLe) : 'Jamais' },
        { label: 'Validée le', value: demande.valideeLe ? dateHeure(demande.valideeLe) : 'Pas encore' },
        ...entreesPersonnes(demande),
        {
          label: 'Accès de l’organisme',
          value: accesActuel ? <AccesSummary acces={accesActuel} maintenant={maintenant} /> : 'Aucun',
        },
      ]}
    />
  )
}

function Organisme({ dossier: { organisme } }: Props) {
  const { verification, verifieeLe } = organisme
  const quand = verifieeLe ? `, le ${dateHeure(verifieeLe)}` : ''
  return (
    <>
      <p>
        Annuaire des entreprises&nbsp;: <strong>{VERIFICATIONS[verification]}</strong>
        {quand}
      </p>
      <OrganismeDetails organisme={organisme} />
    </>
  )
}

/** What is asked, by whom, and what proves it. */
export function DossierDemande({ dossier }: Props) {
  const { demande, noms } = dossier
  return (
    <>
      {estCorrigee(dossier) ? (
        <Section title="Ce qui a changé depuis la correction demandée" id="changements">
          <Changements dossier={dossier} />
        </Section>
      ) : null}
      <Section title="Demande" id="demande">
        <Resume dossier={dossier} />
      </Section>
      <Section title="Contrôles" id="controles">
        <Controles dossier={dossier} />
      </Section>
      <Section title="Organisme" id="organisme">
        <Organisme dossier={dossier} />
      </Section>
      <Section title="Acceptation des CGU" id="acceptation">
        {demande.acceptation ? (
          <AcceptationPreuve acceptation={demande.acceptation} compte={noms[demande.acceptation.compteId]} />
        ) : (
          <p>Aucune acceptation ne vaut pour cette demande dans son état actuel.</p>
        )}
      </Section>
    </>
  )
}
