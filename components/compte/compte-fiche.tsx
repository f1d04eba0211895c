import Link from 'next/link'
import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import type { CompteVu } from '@/lib/compte/data'
import { LIBELLE_ROLE_COMPTE, LIBELLE_ROLE_MEMBRE, libelleEtatCompte } from '@/lib/compte/labels'
import { dateHeure } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'

const LIEN = 'inline-flex min-h-11 items-center'

function facteur({ aFacteur, demonstration }: CompteVu): string {
  if (demonstration) return 'Aucun\u00a0: compte de démonstration'
  return aFacteur ? 'Oui' : 'Non'
}

/** `/admin/comptes/[id]`: who has this account, and below it what may be done to it. */
export function CompteFiche({ compte, children }: { compte: CompteVu; children?: ReactNode }) {
  const { id, nom, email, role, membres, connecteLe, creeLe } = compte
  return (
    <div className="max-w-page">
      <p className="mb-4">
        <Link href="/admin/comptes" prefetch={false} className={LIEN}>
          Chercher un autre compte
        </Link>
      </p>
      <h1 className="wrap-anywhere">{nom ?? email}</h1>
      <div className="mt-6">
        <DescriptionList
          items={[
            { label: 'Adresse e-mail', value: <span className="wrap-anywhere">{email}</span> },
            { label: 'Rôle', value: LIBELLE_ROLE_COMPTE[role] },
            {
              label: 'Organismes',
              value:
                membres.length === 0
                  ? 'Aucun'
                  : membres.map((membre) => (
                      <p key={`${membre.organisme.id}-${membre.role}`} className="wrap-anywhere">
                        <Link href={`/admin/organismes/${membre.organisme.id}`} prefetch={false}>
                          {membre.organisme.raisonSociale}
                        </Link>{' '}
                        (SIRET&nbsp;{formatSiret(membre.organisme.siret)}), {LIBELLE_ROLE_MEMBRE[membre.role]}
                      </p>
                    )),
            },
            { label: 'État', value: libelleEtatCompte(compte) },
            { label: 'Créé le', value: dateHeure(creeLe) },
            { label: 'Dernière connexion', value: connecteLe ? dateHeure(connecteLe) : 'Jamais' },
            { label: 'Second facteur', value: facteur(compte) },
          ]}
        />
      </div>
      {role === 'organisme' ? null : (
        <p className="mt-4">
          <Link href={`/admin/agents/${id}`} prefetch={false} className={LIEN}>
            Rôle et désactivation de cet agent
          </Link>
        </p>
      )}
      {children}
    </div>
  )
}
