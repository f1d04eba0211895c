import { DemandeTimeline } from '@/components/demande/demande-timeline'
import { DocumentsPrecedents } from '@/components/document/documents-precedents'
import { Section } from '@/components/ui/page'
import type { DossierCharge } from '@/lib/decision/loaders'
import { DocumentEtat } from './document-etat'
import { AccesListe, AutresDemandes, CourrielsListe, MembresListe } from './listes'

type Props = { dossier: DossierCharge }

/** The PDF of what was accepted, and those of before. */
export function DossierDocuments({ dossier: { demande } }: Props) {
  return (
    <>
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
    </>
  )
}

/** What happened to the demande, and to the organisme besides. */
export function DossierHistoire({ dossier }: Props) {
  const { demande, journal, noms, courriels, autres, acces, membres, maintenant } = dossier
  return (
    <>
      <Section title="Ce qui s’est passé" id="histoire">
        <DemandeTimeline etapes={journal} vue="agent" noms={noms} />
      </Section>
      <Section title="E-mails à l’organisme" id="courriels">
        <CourrielsListe courriels={courriels} demandeId={demande.id} />
      </Section>
      <Section title="Autres demandes de l’organisme" id="autres">
        <AutresDemandes autres={autres} />
      </Section>
      <Section title="Accès de l’organisme" id="acces">
        <AccesListe acces={acces} maintenant={maintenant} />
      </Section>
      <Section title="Comptes de l’organisme" id="membres">
        <MembresListe membres={membres} />
      </Section>
    </>
  )
}
