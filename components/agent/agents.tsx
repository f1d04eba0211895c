import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { NextPage } from '@/components/ui/next-page'
import { SearchForm } from '@/components/ui/search-form'
import { ROW_LINK, Selectable, Table } from '@/components/ui/table'
import type { AgentListe } from '@/lib/agent/data'
import { LIBELLE_ROLE } from '@/lib/agent/labels'
import type { PageAgents } from '@/lib/agent/loaders'
import { adresseAgents } from '@/lib/agent/rules'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { AgentBadge } from './agent-badge'

const COLONNES = [
  { label: 'Nom' },
  { label: 'Adresse e-mail' },
  { label: 'Rôle', whole: true },
  { label: 'État', whole: true },
  { label: 'Dernière connexion', whole: true },
  { label: 'Second facteur' },
] as const
const LIEN = 'inline-flex min-h-11 items-center'

/** When somebody signed in last, in words. */
export function DerniereConnexion({ connecteLe }: Pick<AgentListe, 'connecteLe'>) {
  return connecteLe ? <time dateTime={iso(connecteLe)}>{dateHeure(connecteLe)}</time> : 'jamais'
}

const ligne = (agent: AgentListe, moi: string) => ({
  key: agent.id,
  cells: [
    <Link key="lien" href={`/admin/agents/${agent.id}`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">
        {agent.nom ?? agent.email}
        {agent.id === moi ? <span className="font-normal text-muted"> (vous)</span> : null}
      </span>
    </Link>,
    <span key="email" className="wrap-anywhere">
      <Selectable>{agent.email}</Selectable>
    </span>,
    LIBELLE_ROLE[agent.role],
    <AgentBadge key="etat" agent={agent} />,
    <DerniereConnexion key="connexion" {...agent} />,
    agent.aFacteur ? 'Oui' : 'Non',
  ],
})

function Liste({ filtre, agents, suite, moi }: PageAgents) {
  if (agents.length === 0)
    return (
      <div className="max-w-[70ch] space-y-2 border-l-4 border-primary bg-wash p-4">
        <p className="font-semibold wrap-anywhere">
          {filtre.q ? `Aucun agent ne correspond à «\u00a0${filtre.q}\u00a0».` : 'Aucun agent ici.'}
        </p>
        <Link href="/admin/agents" prefetch={false} className={LIEN}>
          Voir tous les agents
        </Link>
      </div>
    )
  return (
    <>
      <Table
        caption="Agents et administrateurs, par ordre alphabétique."
        columns={COLONNES}
        rows={agents.map((agent) => ligne(agent, moi))}
      />
      <NextPage
        label="Pages des agents"
        first={filtre.apres ? adresseAgents({ q: filtre.q }) : null}
        next={suite ? adresseAgents({ q: filtre.q, apres: suite }) : null}
      />
    </>
  )
}

/** Agents and administrateurs, for administrateurs. */
export function Agents({ page }: { page: PageAgents }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>Agents</h1>
        <ButtonLink href="/admin/agents/inviter" prefetch={false}>
          Inviter un agent
        </ButtonLink>
      </div>
      <div className="mt-6 space-y-6">
        <SearchForm action="/admin/agents" label="Rechercher un agent" hint="Nom ou adresse e-mail" q={page.filtre.q} />
        <Liste {...page} />
      </div>
    </>
  )
}
