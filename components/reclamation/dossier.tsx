import Link from 'next/link'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { LIBELLE_ROLE_MEMBRE } from '@/lib/compte/labels'
import { dateHeure, dernierJour } from '@/lib/core/calendrier'
import { formatSiret, formatTelephone } from '@/lib/organisme/rules'
import { FAIT_RECLAMATION } from '@/lib/reclamation/labels'
import type { ReclamationChargee } from '@/lib/reclamation/loaders'
import { JOURS_OPPOSITION } from '@/lib/reclamation/rules'
import { OuvrirForm, RefuserForm, TransfererForm } from './reclamation-forms'
import { ReclamationBadge } from './reclamations'

type Reclamation = ReclamationChargee['reclamation']
type Personne = { email: string; nom: string | null; creeLe: Date; activeLe: Date | null; connecteLe: Date | null }

const Texte = ({ children }: { children: string }) => (
  <p className="border-l-4 border-control pl-4 whitespace-pre-line wrap-anywhere">{children}</p>
)

const nommer = ({ email, nom }: Personne) => (nom ? `${nom}, ${email}` : email)
const jamais = (instant: Date | null) => (instant ? dateHeure(instant) : 'jamais')

function Demandeur({ compte, motif, creeLe }: Reclamation) {
  const siens = compte.membres.map(({ role, organisme }) => `${organisme.raisonSociale} (${LIBELLE_ROLE_MEMBRE[role]})`)
  return (
    <Section title="La personne qui réclame" id="demandeur">
      <DescriptionList
        items={[
          { label: 'Personne', value: <span className="wrap-anywhere">{nommer(compte)}</span> },
          { label: 'Compte créé le', value: dateHeure(compte.creeLe) },
          { label: 'Dernière connexion', value: jamais(compte.connecteLe) },
          { label: 'Ses organismes', value: siens.length > 0 ? siens.join('\n') : 'Aucun' },
          { label: 'Réclamation du', value: dateHeure(creeLe) },
        ]}
      />
      <Texte>{motif}</Texte>
    </Section>
  )
}

function Gestionnaires({ organisme }: Reclamation) {
  return (
    <Section title="L’organisme et ceux qui le gèrent" id="gestionnaires">
      <DescriptionList
        items={[
          { label: 'Raison sociale', value: <span className="wrap-anywhere">{organisme.raisonSociale}</span> },
          { label: 'SIRET', value: formatSiret(organisme.siret) },
          { label: 'Courriel', value: <span className="wrap-anywhere">{organisme.courriel}</span> },
          { label: 'Téléphone', value: organisme.telephone1 ? formatTelephone(organisme.telephone1) : null },
          { label: 'Inscrit le', value: dateHeure(organisme.creeLe) },
        ]}
      />
      <ul className="list-disc space-y-2 pl-6">
        {organisme.membres.map(({ role, creeLe, compte }) => (
          <li key={`${compte.id}-${role}`} className="wrap-anywhere">
            {nommer(compte)}&nbsp;: {LIBELLE_ROLE_MEMBRE[role]} depuis le {dateHeure(creeLe)}, dernière connexion{'\u00a0'}:{' '}
            {jamais(compte.connecteLe)}
            {compte.activeLe ? null : ', compte non activé'}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Etape = { cle: string; titre: string; texte: string | null }

/** What happened since, oldest first. */
function etapes({ reclamation, noms }: Pick<ReclamationChargee, 'reclamation' | 'noms'>): Etape[] {
  const { examineeLe, examineeParId, reponse, oppositionAvant, opposeeLe, opposeeParId, oppositionMotif } = reclamation
  const { decideeLe, decideeParId, decisionMotif, transfereeLe, statut } = reclamation
  const qui = (id: string | null) => noms[id ?? ''] ?? 'compte supprimé'
  const faites: Etape[] = []
  if (examineeLe && oppositionAvant) {
    const titre = `${dateHeure(examineeLe)}\u00a0: période d’opposition ouverte jusqu’au ${dernierJour(oppositionAvant)} inclus, par ${qui(examineeParId)}`
    faites.push({ cle: 'ouverte', titre, texte: reponse })
  }
  if (opposeeLe)
    faites.push({
      cle: 'opposee',
      titre: `${dateHeure(opposeeLe)}\u00a0: opposition de ${qui(opposeeParId)}`,
      texte: oppositionMotif,
    })
  if (decideeLe) {
    const quoi = statut === 'refusee' ? 'réclamation refusée' : 'transfert décidé malgré l’opposition'
    faites.push({
      cle: 'decidee',
      titre: `${dateHeure(decideeLe)}\u00a0: ${quoi}, par ${qui(decideeParId)}`,
      texte: decisionMotif,
    })
  }
  if (transfereeLe)
    faites.push({ cle: 'transferee', titre: `${dateHeure(transfereeLe)}\u00a0: organisme transféré`, texte: null })
  return faites
}

function Gestes({ id, statut }: Reclamation) {
  if (statut !== 'deposee' && statut !== 'en_opposition' && statut !== 'opposee') return null
  return (
    <Section title="Décision" id="decision">
      {statut === 'deposee' ? <OuvrirForm reclamationId={id} jours={JOURS_OPPOSITION} /> : null}
      {statut === 'en_opposition' ? (
        <p>Sans opposition à la fin du délai, le transfert se fait tout seul. Vous pouvez encore refuser.</p>
      ) : null}
      {statut === 'opposee' ? <TransfererForm reclamationId={id} /> : null}
      <RefuserForm reclamationId={id} />
    </Section>
  )
}

/** Both sides of a claim, what was decided, and what an agent may do. */
export function DossierReclamation({ dossier }: { dossier: ReclamationChargee }) {
  const { reclamation, fait } = dossier
  const faites = etapes(dossier)
  return (
    <div className="max-w-page">
      <p className="mb-4">
        <Link href="/admin/reclamations" prefetch={false} className="inline-flex min-h-11 items-center">
          Toutes les réclamations
        </Link>
      </p>
      <h1 className="wrap-anywhere">Réclamation sur {reclamation.organisme.raisonSociale}</h1>
      <p className="mt-4">
        <ReclamationBadge statut={reclamation.statut} />
      </p>
      {fait ? (
        <div className="mt-6">
          <Notice tone="success" title={FAIT_RECLAMATION[fait]} live />
        </div>
      ) : null}
      <Demandeur {...reclamation} />
      <Gestionnaires {...reclamation} />
      {faites.length > 0 ? (
        <Section title="Ce qui s’est passé" id="histoire">
          <ol className="space-y-4">
            {faites.map(({ cle, titre, texte }) => (
              <li key={cle} className="space-y-2">
                <p className="font-semibold wrap-anywhere">{titre}</p>
                {texte ? <Texte>{texte}</Texte> : null}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <Gestes {...reclamation} />
    </div>
  )
}
