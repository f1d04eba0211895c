import { Commentaires } from '@/components/demande/commentaires'
import { Notice } from '@/components/ui/notice'
import { dateHeureLongue } from '@/lib/core/calendrier'
import { getOperateur } from '@/lib/core/operateur'
import { reglage } from '@/lib/core/reglages'
import { effetEnClair, FAIT_EN_CLAIR, LIBELLE_STATUT_AGENT } from '@/lib/decision/labels'
import type { DossierCharge } from '@/lib/decision/loaders'
import { champCommentaire } from '@/lib/decision/schema'
import { dejaDecidee, LIBELLES_CHAMPS, voiesRecours } from '@/lib/demande/labels'
import { CHAMPS_FICHE, CHAMPS_PERSONNES, type ChampCommentable } from '@/lib/demande/rules'
import { valeursDe } from '@/lib/modele/labels'
import { type Genre, remplir } from '@/lib/modele/rules'
import { DecisionForms } from './decision-forms'

type Props = { dossier: DossierCharge }

const champs = (noms: readonly ChampCommentable[]) =>
  noms.map((champ) => ({ name: champCommentaire(champ), label: LIBELLES_CHAMPS[champ] }))
const GROUPES = [
  { titre: 'Commenter le signataire', champs: champs(CHAMPS_PERSONNES.filter((champ) => champ.startsWith('signataire'))) },
  { titre: 'Commenter le RGC', champs: champs(CHAMPS_PERSONNES.filter((champ) => champ.startsWith('rgc'))) },
  { titre: 'Commenter la fiche de l’organisme', champs: champs([...CHAMPS_FICHE, 'organisme']) },
]

/** The models of one kind, filled for this demande. */
const modelesPour = ({ modeles, demande, organisme, maintenant }: DossierCharge, voulu: Genre) => {
  const valeurs = valeursDe({ ...demande, ...organisme }, maintenant)
  return modeles
    .filter(({ genre }) => genre === voulu)
    .map(({ id, titre, texte }) => ({ id, titre, texte: remplir(texte, valeurs) }))
}

const parQui = ({ demande, noms }: DossierCharge) => (demande.decideeParId ? (noms[demande.decideeParId] ?? null) : null)

/** What was just done. A word in the address alone proves nothing: it must agree with the demande. */
export function FaitNotice({ dossier }: Props) {
  const { fait, demande } = dossier
  if (fait === 'deja_decidee') {
    const texte = dejaDecidee({ statut: demande.statut, par: parQui(dossier), le: demande.decideeLe })
    return demande.statut === 'en_attente' ? null : <Notice tone="warning" title={texte} live />
  }
  const vrai = fait === 'controles' || (fait === 'relancee' ? demande.document !== null : demande.statut === fait)
  if (!fait || !vrai) return null
  return <Notice tone="success" title={FAIT_EN_CLAIR[fait]} live />
}

/** The words of a decision, as the organisme received them. */
function Motif({ dossier: { demande }, titre = 'Motif' }: Props & { titre?: string }) {
  return (
    <>
      {demande.motif ? (
        <div>
          <h3>{titre}</h3>
          <p className="whitespace-pre-line">{demande.motif}</p>
        </div>
      ) : null}
      <Commentaires commentaires={demande.commentaires} />
      {demande.voiesRecours ? (
        <div>
          <h3>Voies et délais de recours</h3>
          <p className="whitespace-pre-line">{demande.voiesRecours}</p>
        </div>
      ) : null}
    </>
  )
}

/** The decision to take, the one taken, or why there is none to take. */
export function Decision({ dossier }: Props) {
  const { demande, prevision } = dossier
  switch (demande.statut) {
    case 'en_attente':
      if (!demande.acceptationId) throw new Error('A demande en_attente has no acceptation')
      return (
        <DecisionForms
          demandeId={demande.id}
          acceptationId={demande.acceptationId}
          effet={effetEnClair(prevision)}
          examenId={dossier.examen?.id ?? null}
          groupes={GROUPES}
          modeles={{ correction: modelesPour(dossier, 'correction'), refus: modelesPour(dossier, 'refus') }}
          voiesRecours={reglage('recours.voiesRecours') ?? voiesRecours(getOperateur())}
        />
      )
    case 'acceptee':
    case 'refusee':
    case 'a_corriger':
      return (
        <>
          <p>
            <strong>{LIBELLE_STATUT_AGENT[demande.statut]}</strong>
            {demande.decideeLe ? ` le ${dateHeureLongue(demande.decideeLe)}` : ''} par{' '}
            <span className="wrap-anywhere">{parQui(dossier) ?? 'un compte qui n’existe plus'}</span>
          </p>
          <Motif dossier={dossier} />
        </>
      )
    case 'brouillon':
      return (
        <>
          <p>L’organisme n’a pas validé cette demande. Il n’y a rien à décider pour l’instant.</p>
          <Motif dossier={dossier} titre="Dernière correction demandée" />
        </>
      )
    case 'annulee':
      return <p>L’organisme a annulé cette demande. Il n’y a rien à décider.</p>
  }
}
