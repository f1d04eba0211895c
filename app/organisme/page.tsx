import type { Metadata } from 'next'
import Link from 'next/link'
import { AccesAvis } from '@/components/acces/acces-avis'
import { AccesSummary } from '@/components/acces/acces-summary'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { InvitationFacteur } from '@/components/facteur/invitation'
import { LienMessages } from '@/components/message/lien-messages'
import { OrganismeDetails } from '@/components/organisme/organisme-details'
import { BandeauCgu } from '@/components/reacceptation/bandeau-cgu'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page, Section } from '@/components/ui/page'
import { debutRenouvellement } from '@/lib/acces/rules'
import { dateHeure } from '@/lib/core/calendrier'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { estOuverte } from '@/lib/demande/rules'
import { EXPLICATIONS_VERIFICATION, NDA_INHABITUEL, VERIFICATIONS } from '@/lib/organisme/labels'
import { loadFiche, orienterSansOrganisme } from '@/lib/organisme/loaders'
import { ndaInhabituel } from '@/lib/organisme/rules'
import { loadBandeau } from '@/lib/reacceptation/loaders'

export const metadata: Metadata = { title: 'Fiche de l’organisme de formation' }

type Fiche = Awaited<ReturnType<typeof loadFiche>>

/** What the directory does not confirm, and a NDA of an unusual shape: to know, never in the way. */
function Verification({ organisme: { verification, nda } }: Pick<Fiche, 'organisme'>) {
  return (
    <>
      {verification === 'verifiee' ? null : (
        <Notice tone="warning" title={VERIFICATIONS[verification]}>
          <p>{EXPLICATIONS_VERIFICATION[verification]}</p>
        </Notice>
      )}
      {ndaInhabituel(nda) ? <Notice tone="warning" title={NDA_INHABITUEL} /> : null}
    </>
  )
}

/** Where the adhesion stands, and what one can do next about it. */
function Adhesion({ demande, acces, accesEnCours, estGestionnaire }: Fiche) {
  const maintenant = new Date()
  const ouverte = demande !== null && estOuverte(demande.statut)
  const renouvelable = acces !== null && accesEnCours && maintenant >= debutRenouvellement(acces)
  return (
    <Section title="Adhésion à Kairos">
      {acces ? <AccesSummary acces={acces} maintenant={maintenant} /> : null}
      {demande ? (
        <p className="flex flex-wrap items-center gap-3">
          <DemandeBadge statut={demande.statut} />
          <span>
            {LIBELLE_NATURE[demande.nature]}, {dateHeure(demande.creeLe)}
          </span>
          <Link href={`/adhesion/${demande.id}`} prefetch={false}>
            Voir ma demande
          </Link>
          {demande.nonLusOrganisme > 0 ? <LienMessages demandeId={demande.id} nonLus={demande.nonLusOrganisme} /> : null}
        </p>
      ) : (
        <p>Votre organisme n’a pas encore demandé son adhésion.</p>
      )}
      {estGestionnaire && renouvelable && !ouverte ? (
        <ButtonLink href="/adhesion/nouvelle?nature=renouvellement" prefetch={false}>
          Renouveler mon adhésion
        </ButtonLink>
      ) : null}
    </Section>
  )
}

export default async function FicheOrganisme({ searchParams }: { searchParams: Promise<{ enregistre?: string }> }) {
  await orienterSansOrganisme()
  const [fiche, bandeau, { enregistre }] = await Promise.all([loadFiche(), loadBandeau('/organisme'), searchParams])
  const { organisme, demande, acces, accesEnCours, premiereVisite, estGestionnaire } = fiche
  const ouverte = demande !== null && estOuverte(demande.statut)
  return (
    <Page>
      <h1>Fiche de l’organisme de formation&nbsp;: {organisme.raisonSociale}</h1>
      <div className="mt-6 space-y-4">
        <BandeauCgu bandeau={bandeau} />
        {enregistre ? <Notice tone="success" title="Vos modifications sont enregistrées." live /> : null}
        {premiereVisite ? (
          <Notice tone="success" title="Votre organisme a été créé avec succès !">
            <p>Vous pouvez maintenant cliquer sur le bouton Éditer ma fiche pour compléter votre profil.</p>
          </Notice>
        ) : null}
        <AccesAvis
          acces={acces}
          rgcRevoque={organisme.rgcRevoqueLe ? { motif: organisme.rgcRevoqueMotif } : null}
          estGestionnaire={estGestionnaire && !ouverte}
          maintenant={new Date()}
        />
        <Verification organisme={organisme} />
        {estGestionnaire ? (
          <div className="flex flex-wrap gap-3">
            {ouverte || accesEnCours ? null : (
              <ButtonLink href="/adhesion/nouvelle" prefetch={false}>
                Adhérer à Kairos
              </ButtonLink>
            )}
            <ButtonLink href="/organisme/modifier" variant="secondary" prefetch={false}>
              Éditer ma fiche
            </ButtonLink>
            <ButtonLink href="/organisme/membres" variant="secondary" prefetch={false}>
              Gérer les membres
            </ButtonLink>
          </div>
        ) : null}
      </div>
      <Adhesion {...fiche} />
      <Section title="Coordonnées">
        <OrganismeDetails organisme={organisme} />
      </Section>
      {fiche.sansFacteur ? <InvitationFacteur /> : null}
    </Page>
  )
}
