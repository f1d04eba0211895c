import type { Metadata } from 'next'
import { Actualisation } from '@/components/demande/actualisation'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { DemandeEtat } from '@/components/demande/demande-etat'
import { DemandeTimeline } from '@/components/demande/demande-timeline'
import { entreesPersonnes } from '@/components/demande/personnes'
import { AnnulationForm, ValidationForm } from '@/components/demande/validation-form'
import { DocumentsPrecedents } from '@/components/document/documents-precedents'
import { LienMessages } from '@/components/message/lien-messages'
import { BandeauCgu } from '@/components/reacceptation/bandeau-cgu'
import { AccepteNotice, CguALire } from '@/components/reacceptation/cgu-a-lire'
import { DescriptionList } from '@/components/ui/description-list'
import { Page, Section } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { dateHeure } from '@/lib/core/calendrier'
import type { DemandeDetail } from '@/lib/demande/data'
import { ecrireEtat } from '@/lib/demande/labels'
import { loadDemande } from '@/lib/demande/loaders'
import { estOuverte } from '@/lib/demande/rules'
import { formatSiret, lignesAdresse } from '@/lib/organisme/rules'

export const metadata: Metadata = { title: 'Demande d’adhésion' }

/** Who asks: the organisme and its two people. */
function Identite({ demande }: { demande: DemandeDetail }) {
  const { organisme } = demande
  return (
    <DescriptionList
      items={[
        { label: 'Organisme', value: organisme.raisonSociale },
        { label: 'Adresse', value: lignesAdresse(organisme).join('\n') },
        { label: 'N° SIRET', value: formatSiret(organisme.siret) },
        { label: 'Numéro de déclaration d’activité', value: organisme.nda },
        ...entreesPersonnes(demande),
      ]}
    />
  )
}

/** Whether the page may still change without the organisme doing anything: it then looks for news. */
const attendDesNouvelles = ({ statut, document }: DemandeDetail) =>
  statut === 'en_attente' || (statut === 'acceptee' && document?.statut !== 'pret')

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ accepte?: string }> }

export default async function Demande({ params, searchParams }: Props) {
  const [{ id }, { accepte }] = await Promise.all([params, searchParams])
  const { demande, journal, cgu, attente, aReaccepter, estGestionnaire } = await loadDemande(id)
  const modifiee = demande.modifieeLe > demande.creeLe ? `, modifiée le ${dateHeure(demande.modifieeLe)}` : ''
  const aValider = demande.statut === 'brouillon' && estGestionnaire
  return (
    <Page>
      {demande.statut === 'brouillon' ? <Steps current={4} total={4} label="accepter les conditions et valider" /> : null}
      <h1>Demande d’adhésion à Kairos pour {demande.organisme.raisonSociale}</h1>
      <p className="mt-3 flex flex-wrap items-center gap-3">
        <DemandeBadge statut={demande.statut} />
        <span>
          Demande effectuée le {dateHeure(demande.creeLe)}
          {modifiee}
        </span>
      </p>
      <div className="mt-6 space-y-6">
        <BandeauCgu bandeau={attente && { attente, estGestionnaire }} />
        {accepte ? <AccepteNotice demande={demande} aReaccepter={aReaccepter} /> : null}
        <DemandeEtat demande={demande} estGestionnaire={estGestionnaire} />
        {attendDesNouvelles(demande) ? (
          <Actualisation
            page={`/adhesion/${demande.id}`}
            etat={ecrireEtat(demande.statut, demande.document?.statut)}
            suite="connaître la décision"
          />
        ) : null}
      </div>
      <Section title="Identité">
        <Identite demande={demande} />
      </Section>
      <Section title="Messages">
        <p>
          <LienMessages demandeId={demande.id} nonLus={demande.nonLusOrganisme} />
        </p>
      </Section>
      <Section title="Ce qui s’est passé">
        <DemandeTimeline etapes={journal} vue="organisme" />
      </Section>
      {demande.precedents.length > 0 ? (
        <Section title="CGU acceptées auparavant">
          <DocumentsPrecedents demandeId={demande.id} documents={demande.precedents} />
        </Section>
      ) : null}
      <CguALire demande={demande} cgu={cgu} aReaccepter={aReaccepter} estGestionnaire={estGestionnaire} />
      {aValider ? (
        <Section title="Valider ma demande" id="valider">
          <ValidationForm demandeId={demande.id} sha256={cgu.sha256} />
        </Section>
      ) : null}
      {estGestionnaire && estOuverte(demande.statut) ? (
        <Section title="Renoncer">
          <p>Vous pourrez faire une nouvelle demande plus tard.</p>
          <AnnulationForm demandeId={demande.id} />
        </Section>
      ) : null}
    </Page>
  )
}
