import Link from 'next/link'
import { Attribution } from '@/components/attribution/attribution'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { LienMessages } from '@/components/message/lien-messages'
import type { DossierCharge } from '@/lib/decision/loaders'
import { FaitNotice } from './decision'

/** Whose demande it is, its state, and what was just done. */
export function DossierTete({ dossier }: { dossier: DossierCharge }) {
  const { demande, organisme, agent, moi, presents } = dossier
  return (
    <>
      <Link href="/admin/demandes" prefetch={false} className="inline-flex min-h-11 items-center">
        Retour aux demandes
      </Link>
      <h1 className="wrap-anywhere">Demande d’adhésion&nbsp;: {organisme.raisonSociale}</h1>
      <p className="mt-3 mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <DemandeBadge statut={demande.statut} vue="agent" />
        <LienMessages demandeId={demande.id} nonLus={demande.nonLusAgents} vue="agent" />
        <a href="#decision" className="inline-flex min-h-11 items-center lg:hidden">
          Aller à la décision
        </a>
      </p>
      <FaitNotice dossier={dossier} />
      <Attribution demande={demande} agent={agent} moi={moi} presents={presents} />
    </>
  )
}
