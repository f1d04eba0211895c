import Link from 'next/link'
import type { ReactNode } from 'react'
import { AutresDemandes } from '@/components/decision/listes'
import { OrganismeDetails } from '@/components/organisme/organisme-details'
import { Section } from '@/components/ui/page'
import { LIBELLE_ROLE_MEMBRE, libelleEtatCompte } from '@/lib/compte/labels'
import type { OrganismeDetail } from '@/lib/repertoire/data'
import type { OrganismeCharge } from '@/lib/repertoire/loaders'

const LIEN = 'inline-flex min-h-11 items-center wrap-anywhere'

function Membres({ membres }: Pick<OrganismeDetail, 'membres'>) {
  if (membres.length === 0) return <p>Cet organisme n’a plus de membre.</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {membres.map(({ role, compte }) => (
        <li key={`${compte.id}-${role}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <Link href={`/admin/comptes/${compte.id}`} prefetch={false} className={LIEN}>
            {compte.email}
          </Link>
          <span>
            {LIBELLE_ROLE_MEMBRE[role]}, {libelleEtatCompte(compte).toLowerCase()}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Charge = Pick<OrganismeCharge, 'organisme'>

/** What agents read of an organisme; first, what may be done about it. */
export function OrganismeFiche({ organisme, children }: Charge & { children?: ReactNode }) {
  const { raisonSociale, membres, demandes } = organisme
  return (
    <>
      <p className="mb-4">
        <Link href="/admin/organismes" prefetch={false} className={LIEN}>
          Tous les organismes
        </Link>
      </p>
      <h1 className="wrap-anywhere">{raisonSociale}</h1>
      {children}
      <Section title="Membres" id="membres">
        <Membres membres={membres} />
      </Section>
      <Section title="Demandes" id="demandes">
        {demandes.length === 0 ? <p>Aucune demande.</p> : <AutresDemandes autres={demandes} />}
      </Section>
      <Section title="Fiche" id="fiche">
        <OrganismeDetails organisme={organisme} />
      </Section>
    </>
  )
}
