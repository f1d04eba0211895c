import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import type { MessageLu } from '@/lib/message/data'
import { FAIT_MESSAGE } from '@/lib/message/labels'
import type { FilAgents as Charge } from '@/lib/message/loaders'
import { Fil } from './fil'
import { NoteForm, RepondreForm } from './message-forms'

const QUALITE: Record<MessageLu['auteur'], string> = { organisme: 'organisme', agent: 'agent', note: 'note interne' }

/** The thread as agents read it, with their notes among the messages. */
export function FilAgents({ fil }: { fil: Charge }) {
  return (
    <div className="max-w-page">
      <Link href={`/admin/demandes/${fil.id}`} prefetch={false} className="inline-flex min-h-11 items-center">
        Retour à la demande
      </Link>
      <h1 className="wrap-anywhere">Messages&nbsp;: {fil.organisme.raisonSociale}</h1>
      <div className="mt-6 space-y-6">
        {fil.fait ? <Notice tone="success" title={FAIT_MESSAGE[fil.fait]} live /> : null}
        <Fil
          messages={fil.messages}
          nonLus={fil.nonLus}
          vue="agent"
          auteurDe={({ auteur, compteId }) => `${fil.noms[compteId] ?? 'Compte fermé'} (${QUALITE[auteur]})`}
        />
      </div>
      <Section title="Écrire" id="ecrire">
        <RepondreForm demandeId={fil.id} />
        <NoteForm demandeId={fil.id} />
      </Section>
    </div>
  )
}
