import Link from 'next/link'
import { Actualisation } from '@/components/demande/actualisation'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { ROW_LINK, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { effetAcceptation } from '@/lib/demande/rules'
import { phraseExamen } from '@/lib/examen/labels'
import type { Lot } from '@/lib/lot/data'
import { bilanLot, EFFETS_LOT, LIBELLE_LIGNE, TITRE_LOT } from '@/lib/lot/labels'
import type { LotCharge } from '@/lib/lot/loaders'
import { compterLignes, ecrireAvancement, etatLot, type StatutLigne } from '@/lib/lot/rules'
import { VARIABLES_EN_CLAIR } from '@/lib/modele/labels'
import { LancementForm } from './lot-forms'

type Ligne = Lot['lignes'][number]
type Props = { page: LotCharge }

const BARRE =
  'mt-1 block h-4 w-full appearance-none border border-control bg-wash [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-wash [&::-webkit-progress-value]:bg-primary'

const ALLURES: Record<StatutLigne, { tone: BadgeTone; icon: IconName }> = {
  a_faire: { tone: 'pending', icon: 'clock' },
  faite: { tone: 'success', icon: 'check' },
  refusee: { tone: 'neutral', icon: 'stop' },
  echec: { tone: 'danger', icon: 'cross' },
}

const lien = ({ demandeId, demande }: Ligne) => (
  <Link key="lien" href={`/admin/demandes/${demandeId}`} prefetch={false} className={ROW_LINK}>
    <span className="wrap-anywhere">{demande.organisme.raisonSociale}</span>
  </Link>
)

const effetDe = ({ demande: { nature, organisme } }: Ligne) => effetAcceptation(nature, organisme.acces[0] ?? null, new Date())

/** What will happen, counted. */
function Resume({ lot }: { lot: Lot }) {
  const { decision, lignes } = lot
  const effets = decision === 'accepter' ? (['ouvrir', 'conserver', 'prolonger'] as const) : []
  return (
    <ul className="list-disc space-y-1 pl-6">
      {effets.map((effet) => {
        const nombre = lignes.filter((ligne) => effetDe(ligne) === effet).length
        return nombre > 0 ? <li key={effet}>{EFFETS_LOT[effet](nombre)}</li> : null
      })}
      {decision === 'accepter' ? (
        <li>L’organisme et le RGC de chaque demande sont prévenus par e-mail, et son PDF est fabriqué.</li>
      ) : (
        <li>Chaque organisme reçoit le motif par e-mail, corrige sa demande et la valide de nouveau.</li>
      )}
      <li>
        Chaque demande est décidée à part&nbsp;: si l’une échoue, ou si quelqu’un l’a décidée avant vous, les autres se font.
      </li>
    </ul>
  )
}

function APrepare({ page: { lot, sien, ecartees, modeles } }: Props) {
  return (
    <>
      {ecartees > 0 ? (
        <Notice
          tone="warning"
          title={`${ecartees}\u00a0des demandes choisies n’attendent pas de décision\u00a0: elles sont laissées de côté.`}
        />
      ) : null}
      <Section title="Ce qui va se passer" id="resume">
        <Resume lot={lot} />
        {lot.decision === 'demander_correction' ? (
          <p>Le motif peut contenir {VARIABLES_EN_CLAIR}, propres à chaque demande.</p>
        ) : null}
        {sien ? (
          <div className="max-w-page">
            <LancementForm lotId={lot.id} modeles={lot.decision === 'accepter' ? null : modeles} />
          </div>
        ) : (
          <p>Seul l’agent qui a préparé ce lot peut le lancer.</p>
        )}
      </Section>
      <Section title="Les demandes" id="demandes">
        <Table
          caption="La plus ancienne en tête, avec ce que disent ses derniers contrôles."
          columns={[{ label: 'Organisme' }, { label: 'Nature' }, { label: 'Validée le', whole: true }, { label: 'Contrôles' }]}
          rows={lot.lignes.map((ligne) => ({
            key: ligne.demandeId,
            cells: [
              lien(ligne),
              LIBELLE_NATURE[ligne.demande.nature],
              ligne.demande.valideeLe ? dateHeure(ligne.demande.valideeLe) : '–',
              phraseExamen(ligne.demande.examens[0]?.constats),
            ],
          }))}
        />
      </Section>
    </>
  )
}

function Avancement({ page: { lot } }: Props) {
  const comptes = compterLignes(lot.lignes)
  const total = lot.lignes.length
  const faites = total - comptes.a_faire
  const enCours = etatLot(lot) === 'en_cours'
  return (
    <Section title="Avancement" id="avancement">
      <label className="block">
        <span className="font-semibold">
          {faites} sur {total}
        </span>
        <progress value={faites} max={total} className={BARRE} />
      </label>
      {enCours ? (
        <>
          <p>
            Vous pouvez quitter cette page&nbsp;: le travail continue, et vous le retrouverez dans{' '}
            <Link href="/admin/lots" prefetch={false}>
              vos décisions groupées
            </Link>
            .
          </p>
          <Actualisation
            page={`/admin/lots/${lot.id}`}
            etat={ecrireAvancement(lot, comptes.a_faire)}
            suite="suivre l’avancement"
          />
        </>
      ) : (
        <p role="status">Terminé. {bilanLot(comptes)}</p>
      )}
    </Section>
  )
}

function Resultats({ page }: Props) {
  const { lot } = page
  return (
    <>
      <Avancement page={page} />
      <Section title="Résultat de chaque demande" id="resultats">
        <Table
          caption="Une demande laissée de côté n’a pas changé."
          columns={[{ label: 'Organisme' }, { label: 'Résultat' }, { label: 'Quand', whole: true }]}
          rows={lot.lignes.map((ligne) => ({
            key: ligne.demandeId,
            cells: [
              lien(ligne),
              <div key="resultat" className="space-y-1">
                <Badge {...ALLURES[ligne.statut]}>{LIBELLE_LIGNE[lot.decision][ligne.statut]}</Badge>
                {ligne.detail ? <p className="wrap-anywhere">{ligne.detail}</p> : null}
              </div>,
              ligne.faiteLe ? (
                <time key="quand" dateTime={iso(ligne.faiteLe)}>
                  {dateHeure(ligne.faiteLe)}
                </time>
              ) : (
                'pas encore'
              ),
            ],
          }))}
        />
      </Section>
    </>
  )
}

/** One decision on many demandes: what it will do, how far it has come, what came of each. */
export function LotPage({ page }: Props) {
  const { lot } = page
  return (
    <>
      <Link href="/admin/demandes" prefetch={false} className="inline-flex min-h-11 items-center">
        Retour aux demandes
      </Link>
      <h1 className="mb-6">{TITRE_LOT[lot.decision](lot.lignes.length)}</h1>
      {etatLot(lot) === 'prepare' ? <APrepare page={page} /> : <Resultats page={page} />}
    </>
  )
}
