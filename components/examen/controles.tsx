import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { DossierCharge } from '@/lib/decision/loaders'
import { LIBELLE_CONTROLE, LIBELLE_ETAT, LIBELLE_SOURCE, phraseConstat, valeurLisible } from '@/lib/examen/labels'
import { type Constat, type EtatConstat, etatExamen } from '@/lib/examen/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { RelanceControlesForm } from './relance-controles-form'

const ALLURES: Record<EtatConstat, { tone: BadgeTone; icon: IconName }> = {
  conforme: { tone: 'success', icon: 'check' },
  a_verifier: { tone: 'pending', icon: 'warning' },
  non_verifie: { tone: 'neutral', icon: 'stop' },
}
const COLONNES = [{ label: 'Contrôle' }, { label: 'Déclaré' }, { label: 'Source' }, { label: 'Résultat' }] as const

function Voisins({ voisins }: Pick<Constat, 'voisins'>) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      {voisins.map(({ id, raisonSociale, siret }) => (
        <li key={id}>
          <Link href={`/admin/organismes/${id}`} prefetch={false} className="wrap-anywhere block py-2.5">
            {raisonSociale}, {formatSiret(siret)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Registre({ constat }: { constat: Constat }) {
  const { controle, registre, source, le, voisins } = constat
  const valeur = valeurLisible(controle, registre)
  return (
    <div className="space-y-1">
      {valeur ? <p className="wrap-anywhere">{valeur}</p> : null}
      {voisins.length > 0 ? <Voisins voisins={voisins} /> : null}
      <p className="text-muted">
        {LIBELLE_SOURCE[source]}, <time dateTime={le}>{dateHeure(new Date(le))}</time>
      </p>
    </div>
  )
}

const ligne = (constat: Constat) => ({
  key: constat.controle,
  cells: [
    LIBELLE_CONTROLE[constat.controle],
    <span key="declare" className="wrap-anywhere">
      {valeurLisible(constat.controle, constat.declare) ?? '–'}
    </span>,
    <Registre key="source" constat={constat} />,
    <div key="resultat" className="space-y-1">
      <Badge {...ALLURES[constat.etat]}>{LIBELLE_ETAT[constat.etat]}</Badge>
      <p>{phraseConstat(constat)}</p>
    </div>,
  ],
})

const nombre = (constats: Constat[], etat: EtatConstat) => constats.filter((constat) => constat.etat === etat).length

/** « 9 conformes, 1 à vérifier, 1 non vérifié ». */
function bilan(constats: Constat[]): string {
  const [conformes, aVerifier, nonVerifies] = [
    nombre(constats, 'conforme'),
    nombre(constats, 'a_verifier'),
    nombre(constats, 'non_verifie'),
  ]
  const s = (n: number) => (n > 1 ? 's' : '')
  return `${conformes} conforme${s(conformes)}, ${aVerifier} à vérifier, ${nonVerifies} non vérifié${s(nonVerifies)}.`
}

function EnCours({ dossier: { demande, examens, maintenant } }: Props) {
  const [dernier] = examens
  if (!dernier || dernier.finiLe) return null
  if (etatExamen(dernier, maintenant) === 'perdu')
    return <Notice tone="warning" title="Les derniers contrôles n’ont pas abouti. Vous pouvez les relancer." />
  return (
    <Notice title="Des contrôles sont en cours.">
      <p>
        Demandés le <time dateTime={iso(dernier.demandeLe)}>{dateHeure(dernier.demandeLe)}</time>.{' '}
        {/* A plain link: the page is loaded afresh. */}
        <a href={`/admin/demandes/${demande.id}`}>Actualiser la page</a>
      </p>
    </Notice>
  )
}

type Props = { dossier: DossierCharge }

/** What was declared beside what the public registers and this portal say; the sources are asked by the worker, never here. */
export function Controles({ dossier }: Props) {
  const { demande, examen } = dossier
  return (
    <>
      <EnCours dossier={dossier} />
      {examen ? (
        <Table
          caption={
            <>
              {bilan(examen.constats)} Contrôles du <time dateTime={iso(examen.finiLe)}>{dateHeure(examen.finiLe)}</time>
              {examen.decisif ? ', lus pour la décision' : ''}.
            </>
          }
          columns={COLONNES}
          rows={examen.constats.map(ligne)}
        />
      ) : (
        <p>
          Non vérifié&nbsp;: aucun contrôle n’a encore abouti pour cette demande. Ils se font dès que l’organisme valide sa
          demande.
        </p>
      )}
      <RelanceControlesForm demandeId={demande.id} />
    </>
  )
}
