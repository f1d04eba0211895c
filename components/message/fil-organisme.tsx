import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { getOperateur } from '@/lib/core/operateur'
import { FAIT_MESSAGE } from '@/lib/message/labels'
import type { FilOrganisme as Charge } from '@/lib/message/loaders'
import { prefixeDe } from '@/lib/organisme/rules'
import { Fil } from './fil'
import { EcrireForm } from './message-forms'

/** The thread as the organisme reads it: agents are the operator, and colleagues the organisme. */
export function FilOrganisme({ fil }: { fil: Charge }) {
  const { nom } = getOperateur()
  return (
    <>
      <Link href={`/adhesion/${fil.id}`} prefetch={false} className="inline-flex min-h-11 items-center">
        Retour à ma demande
      </Link>
      <h1>Messages</h1>
      <p className="mt-3">
        Au sujet de la demande d’adhésion {prefixeDe(fil.organisme.raisonSociale)}
        {fil.organisme.raisonSociale}.
      </p>
      <div className="mt-6 space-y-6">
        {fil.fait === 'envoye' ? <Notice tone="success" title={FAIT_MESSAGE.envoye} live /> : null}
        <Fil
          messages={fil.messages}
          nonLus={fil.nonLus}
          vue="organisme"
          auteurDe={({ auteur, compteId }) => {
            if (auteur === 'agent') return nom
            return compteId === fil.moi ? 'Vous' : 'Votre organisme'
          }}
        />
      </div>
      {fil.estGestionnaire ? (
        <Section title={`Écrire à ${nom}`} id="ecrire">
          <EcrireForm demandeId={fil.id} />
        </Section>
      ) : null}
    </>
  )
}
