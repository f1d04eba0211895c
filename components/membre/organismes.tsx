import { AnnulerRattachementForm } from '@/components/rattachement/rattachement-form'
import { AnnulerReclamationForm } from '@/components/reclamation/reclamation-forms'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import type { IconName } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { LIBELLE_ROLE_MEMBRE } from '@/lib/compte/labels'
import { dateCourte, iso } from '@/lib/core/calendrier'
import { FAIT_MEMBRE } from '@/lib/membre/labels'
import type { PageOrganismes } from '@/lib/membre/loaders'
import { formatSiret } from '@/lib/organisme/rules'
import { LIBELLE_RATTACHEMENT } from '@/lib/rattachement/labels'
import { LIBELLE_SUITE } from '@/lib/reclamation/labels'
import { ChoisirForm } from './membre-forms'

const CARTE = 'space-y-2 rounded border border-control p-4'
type Allure = { tone: BadgeTone; icon: IconName }
const ATTENTE: Allure = { tone: 'pending', icon: 'clock' }
const OUI: Allure = { tone: 'success', icon: 'check' }
const NON: Allure = { tone: 'danger', icon: 'cross' }
const FINI: Allure = { tone: 'neutral', icon: 'stop' }

const ALLURES_DEMANDE = { en_attente: ATTENTE, accepte: OUI, refuse: NON, annule: FINI } as const
const ALLURES_SUITE = { en_examen: ATTENTE, transferee: OUI, refusee: NON, annulee: FINI } as const

function Liste({ organismes, courant, gelees }: Pick<PageOrganismes, 'organismes' | 'courant' | 'gelees'>) {
  if (organismes.length === 0 && gelees === 0)
    return (
      <Notice title="Votre compte n’est rattaché à aucun organisme.">
        <p>Ajoutez le vôtre&nbsp;: s’il est déjà inscrit, vous pourrez demander à le rejoindre.</p>
      </Notice>
    )
  return (
    <ul className="space-y-4">
      {organismes.map(({ organismeId, raisonSociale, siret, roles }) => (
        <li key={organismeId} className={CARTE}>
          <p className="font-semibold wrap-anywhere">{raisonSociale}</p>
          <p>
            SIRET <span className="whitespace-nowrap">{formatSiret(siret)}</span>
          </p>
          <p className="first-letter:uppercase">{roles.map((role) => LIBELLE_ROLE_MEMBRE[role]).join(' et ')}</p>
          {organismeId === courant ? (
            <p className="flex flex-wrap items-center gap-3">
              <Badge {...OUI}>Organisme en cours</Badge>
              <ButtonLink href="/organisme" variant="secondary" prefetch={false}>
                Voir ma fiche
              </ButtonLink>
            </p>
          ) : (
            <ChoisirForm organismeId={organismeId} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Demarches({ rattachements, reclamations }: Pick<PageOrganismes, 'rattachements' | 'reclamations'>) {
  if (rattachements.length + reclamations.length === 0) return null
  return (
    <Section title="Mes démarches" id="demarches">
      <ul className="space-y-4">
        {rattachements.map(({ id, statut, creeLe, siret }) => (
          <li key={id} className={CARTE}>
            <p>
              Demande à rejoindre l’organisme de SIRET <span className="whitespace-nowrap">{formatSiret(siret)}</span>, le{' '}
              <time dateTime={iso(creeLe)}>{dateCourte(creeLe)}</time>
            </p>
            <p>
              <Badge {...ALLURES_DEMANDE[statut]}>{LIBELLE_RATTACHEMENT[statut]}</Badge>
            </p>
            {statut === 'en_attente' ? <AnnulerRattachementForm rattachementId={id} /> : null}
          </li>
        ))}
        {reclamations.map(({ id, suite, creeLe, siret }) => (
          <li key={id} className={CARTE}>
            <p>
              Réclamation sur l’organisme de SIRET <span className="whitespace-nowrap">{formatSiret(siret)}</span>, le{' '}
              <time dateTime={iso(creeLe)}>{dateCourte(creeLe)}</time>
            </p>
            <p>
              <Badge {...ALLURES_SUITE[suite]}>{LIBELLE_SUITE[suite]}</Badge>
            </p>
            {suite === 'en_examen' ? <AnnulerReclamationForm reclamationId={id} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The organismes of a person, which one is in use, and what this person asked for elsewhere. */
export function Organismes({ page }: { page: PageOrganismes }) {
  const { fait } = page
  return (
    <>
      <h1>Mes organismes</h1>
      {fait ? (
        <div className="mt-6">
          <Notice tone="success" title={FAIT_MEMBRE[fait]} live />
        </div>
      ) : null}
      <div className="mt-6 space-y-6">
        {page.gelees > 0 ? (
          <Notice tone="warning" title="Un de vos organismes est gelé.">
            <p>Nos agents l’ont fermé à toute action pour le moment. Il ne figure pas dans cette liste.</p>
          </Notice>
        ) : null}
        <Liste {...page} />
        <ButtonLink href="/organismes/ajouter" prefetch={false}>
          Ajouter un organisme
        </ButtonLink>
      </div>
      <Demarches {...page} />
    </>
  )
}
