import type { Metadata } from 'next'
import { InvitationForm } from '@/components/agent/agent-forms'
import { AIDE_ROLE, LIBELLE_ROLE } from '@/lib/agent/labels'
import { loadInvitation } from '@/lib/agent/loaders'
import { ROLES_AGENT } from '@/lib/agent/rules'

export const metadata: Metadata = { title: 'Inviter un agent' }

const ROLES = ROLES_AGENT.map((value) => ({ value, label: LIBELLE_ROLE[value] }))

export default async function Inviter() {
  await loadInvitation()
  return (
    <div className="max-w-page">
      <h1>Inviter un agent</h1>
      <p className="mt-4 mb-6">Cette personne reçoit un e-mail, dont le lien lui fait choisir un mot de passe.</p>
      <InvitationForm roles={ROLES} aideRole={AIDE_ROLE} />
    </div>
  )
}
