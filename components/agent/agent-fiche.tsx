import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { AIDE_ROLE, FAIT_AGENT, LIBELLE_ROLE } from '@/lib/agent/labels'
import type { AgentCharge } from '@/lib/agent/loaders'
import { etatAgent } from '@/lib/agent/rules'
import { AgentBadge } from './agent-badge'
import { DesactivationForm, ReactivationForm, ReinvitationForm, RoleForm } from './agent-forms'
import { DerniereConnexion } from './agents'

type Props = Pick<AgentCharge, 'agent'>

function Retour() {
  return (
    <p className="mb-4">
      <Link href="/admin/agents" prefetch={false} className="inline-flex min-h-11 items-center">
        Tous les agents
      </Link>
    </p>
  )
}

function SecondFacteur({ agent: { id, aFacteur } }: Props) {
  if (!aFacteur) return 'Non'
  return (
    <>
      Oui.{' '}
      <Link href={`/admin/comptes/${id}#second-facteur`} prefetch={false}>
        Il est perdu&nbsp;?
      </Link>
    </>
  )
}

const AUTRE = {
  agent: { role: 'administrateur', submit: 'Nommer administrateur' },
  administrateur: { role: 'agent', submit: 'Retirer le rôle d’administrateur' },
} as const

function Gestes({ agent }: Props) {
  const compteId = agent.id
  const etat = etatAgent(agent)
  if (etat === 'desactive')
    return (
      <Section title="Réactivation" id="reactivation">
        <p>Cette personne pourra de nouveau se connecter, avec le même rôle.</p>
        <ReactivationForm compteId={compteId} />
      </Section>
    )
  return (
    <>
      {etat === 'invite' ? (
        <Section title="Invitation" id="invitation">
          <p>
            Cette personne n’a pas encore choisi de mot de passe. Son lien est valable 24&nbsp;heures&nbsp;; un nouveau remplace
            l’ancien.
          </p>
          <ReinvitationForm compteId={compteId} />
        </Section>
      ) : null}
      <Section title="Rôle" id="role">
        <p>{AIDE_ROLE} Un changement ferme les sessions de cette personne.</p>
        <RoleForm compteId={compteId} {...AUTRE[agent.role]} />
      </Section>
      <Section title="Désactivation" id="desactivation">
        <p>Une personne désactivée ne peut plus se connecter. Ce qu’elle a fait reste au journal.</p>
        <ButtonLink href={`/admin/agents/${compteId}/desactiver`} variant="danger" prefetch={false}>
          Désactiver le compte…
        </ButtonLink>
      </Section>
    </>
  )
}

/** The account of an agent, and what an administrateur may do to it. */
export function AgentFiche({ agent, soi, fait }: AgentCharge) {
  return (
    <div className="max-w-page">
      <Retour />
      <h1 className="wrap-anywhere">{agent.nom ?? agent.email}</h1>
      {fait ? (
        <div className="mt-6">
          <Notice tone="success" title={FAIT_AGENT[fait]} live />
        </div>
      ) : null}
      <div className="mt-6">
        <DescriptionList
          items={[
            { label: 'Adresse e-mail', value: <span className="wrap-anywhere">{agent.email}</span> },
            { label: 'Rôle', value: LIBELLE_ROLE[agent.role] },
            { label: 'État', value: <AgentBadge agent={agent} /> },
            { label: 'Dernière connexion', value: <DerniereConnexion {...agent} /> },
            { label: 'Second facteur', value: <SecondFacteur agent={agent} /> },
          ]}
        />
      </div>
      {soi ? (
        <div className="mt-10">
          <Notice title="C’est votre compte.">
            <p>Seul un autre administrateur peut changer votre rôle ou désactiver votre compte.</p>
          </Notice>
        </div>
      ) : (
        <Gestes agent={agent} />
      )}
    </div>
  )
}

/** Asks again before an account is disabled. */
export function DesactivationAgent({ agent }: Props) {
  return (
    <div className="max-w-page space-y-6">
      <h1 className="wrap-anywhere">Désactiver le compte de {agent.nom ?? agent.email}&nbsp;?</h1>
      <ul className="list-disc space-y-2 pl-6">
        <li className="wrap-anywhere">{agent.email} ne pourra plus se connecter, ni avec un mot de passe ni avec ProConnect.</li>
        <li>Ses sessions se ferment tout de suite, et ses liens ne servent plus.</li>
        <li>Un e-mail prévient cette personne. Le journal garde ce qu’elle a fait.</li>
      </ul>
      <p>Vous pourrez réactiver ce compte.</p>
      <DesactivationForm compteId={agent.id} />
    </div>
  )
}
