import Link from 'next/link'
import { AccesSummary } from '@/components/acces/acces-summary'
import { StatutCourrielBadge } from '@/components/courriel/statut-badge'
import { DemandeBadge } from '@/components/demande/demande-badge'
import { dateCourte, dateHeure, iso } from '@/lib/core/calendrier'
import { libelleModele } from '@/lib/courriel/labels'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import type { Dossier } from '@/lib/dossier/data'
import type { CourrielSuivi } from '@/lib/dossier/schema'

const LISTE = 'divide-y divide-line border-y border-line'

const Quand = ({ le }: { le: Date }) => <time dateTime={iso(le)}>{dateHeure(le)}</time>

/** What became of an e-mail, after its sending: when it was delivered or rejected, how often it was tried, and why not. */
function SuiteCourriel({ courriel: { statut, essais, erreur, suiviLe } }: { courriel: CourrielSuivi }) {
  switch (statut) {
    case 'envoye':
      return null
    case 'remis':
      return suiviLe ? <p className="text-muted">Remis le {dateHeure(suiviLe)}</p> : null
    case 'rejete':
      return (
        <p className="wrap-anywhere text-muted">
          {suiviLe ? `Rejeté le ${dateHeure(suiviLe)}` : 'Rejeté'}
          {erreur ? `\u00a0: ${erreur}` : ''}
        </p>
      )
    case 'a_envoyer':
    case 'echec':
      return essais > 0 ? <p className="text-muted">{`${essais}\u00a0essai${essais > 1 ? 's' : ''}`}</p> : null
  }
}

/** The last e-mails of an organisme: which one, to whom, when, and whether it arrived. Those of this demande say so. */
export function CourrielsListe({ courriels, demandeId }: { courriels: CourrielSuivi[]; demandeId: string }) {
  if (courriels.length === 0) return <p>Aucun e-mail n’est parti pour cet organisme.</p>
  return (
    <ul className={LISTE}>
      {courriels.map((courriel) => (
        <li key={courriel.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
          <div className="min-w-0">
            <p className="font-semibold">{libelleModele(courriel.modele)}</p>
            <p className="wrap-anywhere text-muted">
              À {courriel.destinataire}, <Quand le={courriel.envoyeLe ?? courriel.creeLe} />
              {courriel.demandeId === demandeId ? '' : ', hors de cette demande'}
            </p>
            <SuiteCourriel courriel={courriel} />
          </div>
          <StatutCourrielBadge statut={courriel.statut} />
        </li>
      ))}
    </ul>
  )
}

type Autre = Dossier['autres'][number]
type Gens = 'signatairePrenom' | 'signataireNom' | 'rgcPrenom' | 'rgcNom'

/** The other demandes of the same organisme, newest first; with their people where they are given. */
export function AutresDemandes({
  autres,
}: {
  autres: (Pick<Autre, 'id' | 'nature' | 'statut' | 'creeLe'> & Partial<Pick<Autre, Gens>>)[]
}) {
  if (autres.length === 0) return <p>C’est la seule demande de cet organisme.</p>
  return (
    <ul className={LISTE}>
      {autres.map(({ id, nature, statut, creeLe, ...gens }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <div className="min-w-0">
            <Link href={`/admin/demandes/${id}`} prefetch={false} className="inline-flex min-h-11 items-center">
              {LIBELLE_NATURE[nature]}, {dateHeure(creeLe)}
            </Link>
            {gens.signataireNom ? (
              <p className="wrap-anywhere text-muted">
                Signataire&nbsp;: {gens.signatairePrenom} {gens.signataireNom}. RGC&nbsp;: {gens.rgcPrenom} {gens.rgcNom}.
              </p>
            ) : null}
          </div>
          <DemandeBadge statut={statut} vue="agent" />
        </li>
      ))}
    </ul>
  )
}

/** Every access that the organisme has had, newest first. */
export function AccesListe({ acces, maintenant }: Pick<Dossier, 'acces'> & { maintenant: Date }) {
  if (acces.length === 0) return <p>Cet organisme n’a jamais eu d’accès.</p>
  return (
    <ul className={LISTE}>
      {acces.map((periode) => (
        <li key={periode.id} className="py-3">
          <AccesSummary acces={periode} maintenant={maintenant} />
        </li>
      ))}
    </ul>
  )
}

const ROLE = { gestionnaire: 'Gestionnaire', rgc: 'RGC' } as const

/** The accounts that act for the organisme, each with its role. */
export function MembresListe({ membres }: Pick<Dossier, 'membres'>) {
  if (membres.length === 0) return <p>Aucun compte n’est rattaché à cet organisme.</p>
  return (
    <ul className={LISTE}>
      {membres.map(({ role, creeLe, compte }) => (
        <li key={`${compte.id}-${role}`} className="py-3">
          <p className="wrap-anywhere font-semibold">{compte.email}</p>
          <p className="text-muted">
            {ROLE[role]} depuis le <time dateTime={iso(creeLe)}>{dateCourte(creeLe)}</time>
            {compte.desactiveLe ? ', compte désactivé' : compte.activeLe ? '' : ', compte jamais activé'}
          </p>
        </li>
      ))}
    </ul>
  )
}
