import Link from 'next/link'
import { AccesSummary } from '@/components/acces/acces-summary'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { DemandeTimeline } from '@/components/demande/demande-timeline'
import { entreesPersonnes } from '@/components/demande/personnes'
import { DocumentsPrecedents } from '@/components/document/documents-precedents'
import { OrganismeDetails } from '@/components/organisme/organisme-details'
import { DescriptionList } from '@/components/ui/description-list'
import { Section } from '@/components/ui/page'
import { dateHeure } from '@/lib/core/calendrier'
import type { DossierCharge } from '@/lib/decision/loaders'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { VERIFICATIONS } from '@/lib/organisme/labels'
import { AcceptationPreuve } from './acceptation-preuve'
import { Decision, FaitNotice } from './decision'
import { DocumentEtat } from './document-etat'
import { AutresDemandes, CourrielsListe } from './listes'

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

/** One demande with everything an agent needs: what is asked, by whom, what proves it, and the decision beside it. */
export function Dossier({ dossier }: Props) {
  const { demande, organisme, noms, journal, courriels, autres } = dossier
  return (
    <>
      <Link href="/admin/demandes" prefetch={false} className="inline-flex min-h-11 items-center">
        Retour aux demandes
      </Link>
      <h1 className="wrap-anywhere">Demande d’adhésion&nbsp;: {organisme.raisonSociale}</h1>
      <p className="mt-3 mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <DemandeBadge statut={demande.statut} vue="agent" />
        <a href="#decision" className="inline-flex min-h-11 items-center lg:hidden">
          Aller à la décision
        </a>
      </p>
      <FaitNotice dossier={dossier} />
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <Section title="Demande" id="demande">
            <Resume dossier={dossier} />
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
        </div>
        <div>
          <Section title="Décision" id="decision">
            <Decision dossier={dossier} />
          </Section>
          {demande.document ? (
            <Section title="PDF des CGU" id="document">
              <DocumentEtat demandeId={demande.id} document={demande.document} />
            </Section>
          ) : null}
          {demande.precedents.length > 0 ? (
            <Section title="PDF des CGU acceptées auparavant" id="precedents">
              <DocumentsPrecedents demandeId={demande.id} documents={demande.precedents} />
            </Section>
          ) : null}
          <Section title="Ce qui s’est passé" id="histoire">
            <DemandeTimeline etapes={journal} vue="agent" noms={noms} />
          </Section>
          <Section title="E-mails" id="courriels">
            <CourrielsListe courriels={courriels} />
          </Section>
          <Section title="Autres demandes de l’organisme" id="autres">
            <AutresDemandes autres={autres} />
          </Section>
        </div>
      </div>
    </>
  )
}
