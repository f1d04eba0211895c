import type { Metadata } from 'next'
import { FermerAutresSessionsForm, FermerSessionForm } from '@/components/session/session-forms'
import { Lien } from '@/components/site/lien'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { dateHeure } from '@/lib/core/calendrier'
import { libelleOuverture } from '@/lib/session/labels'
import { loadSessions } from '@/lib/session/loaders'

export const metadata: Metadata = { title: 'Mes sessions' }

type Session = Awaited<ReturnType<typeof loadSessions>>[number]

export default async function Sessions({ searchParams }: { searchParams: Promise<{ fermee?: string }> }) {
  const [sessions, { fermee }] = [await loadSessions(), await searchParams]
  return (
    <Page>
      <p className="mb-4">
        <Lien href="/mon-compte">Mon compte</Lien>
      </p>
      <h1>Mes sessions</h1>
      <p className="mt-4">
        Votre compte est ouvert dans les navigateurs ci-dessous. Si vous n’en reconnaissez pas un, fermez-le puis changez votre
        mot de passe.
      </p>
      {fermee ? (
        <div className="mt-6">
          <Notice
            tone="success"
            title={fermee === 'autres' ? 'Vos autres sessions sont fermées.' : 'La session est fermée.'}
            live
          />
        </div>
      ) : null}
      <ul className="mt-8 space-y-6">
        {sessions.map((session) => (
          <Ouverte key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div className="mt-8">
          <FermerAutresSessionsForm />
        </div>
      ) : null}
      <p className="mt-8 text-muted">
        Une session se ferme seule après 2&nbsp;heures sans activité (30&nbsp;minutes pour un agent), et au plus tard
        12&nbsp;heures après son ouverture.
      </p>
    </Page>
  )
}

function Ouverte({ session }: { session: Session }) {
  const navigateur = session.navigateur ?? 'Navigateur inconnu'
  return (
    <li className="border border-line p-4">
      <h2 className="mb-3">
        {navigateur}
        {session.courante ? <span className="font-normal text-muted"> (cette session)</span> : null}
      </h2>
      <DescriptionList
        items={[
          { label: 'Ouverte le', value: dateHeure(session.creeLe) },
          { label: 'Dernière utilisation', value: dateHeure(session.vueLe) },
          { label: 'Connexion par', value: libelleOuverture(session) },
        ]}
      />
      {session.courante ? null : (
        <div className="mt-2">
          <FermerSessionForm session={session.id} navigateur={navigateur} />
        </div>
      )}
    </li>
  )
}
