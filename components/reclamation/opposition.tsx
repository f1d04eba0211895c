import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { dateLongue, dernierJour } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'
import type { Opposition } from '@/lib/reclamation/loaders'
import { OppositionForm } from './reclamation-forms'

function Etat({ id, ouverte, opposeeLe, oppositionAvant, fait }: Opposition) {
  if (fait || opposeeLe)
    return (
      <Notice tone="success" title="Votre opposition est enregistrée." live={fait}>
        <p>Un agent va examiner les deux positions. Vous serez prévenu de la décision par e-mail.</p>
      </Notice>
    )
  if (!ouverte) return <Notice title="Cette réclamation est terminée, ou le délai pour s’opposer est passé." />
  return (
    <>
      <p>
        Si vous n’êtes pas d’accord, opposez-vous
        {oppositionAvant ? <strong> jusqu’au {dernierJour(oppositionAvant)} inclus</strong> : null}. Sans opposition, cette
        personne deviendra gestionnaire, et vous ne le serez plus.
      </p>
      <OppositionForm reclamationId={id} />
      <p>Vous êtes d’accord&nbsp;? Vous n’avez rien à faire.</p>
    </>
  )
}

/** What a gestionnaire reads of a claim on the organisme, and the way to object. */
export function OppositionReclamation({ opposition }: { opposition: Opposition }) {
  const { organisme, compte, creeLe } = opposition
  return (
    <>
      <h1>Réclamation sur votre organisme</h1>
      <p className="my-6">
        Une personne dit ne plus avoir accès au compte de cet organisme, et demande à le gérer. Un agent a examiné sa réclamation.
      </p>
      <DescriptionList
        items={[
          { label: 'Organisme', value: <span className="wrap-anywhere">{organisme.raisonSociale}</span> },
          { label: 'SIRET', value: formatSiret(organisme.siret) },
          { label: 'Personne qui réclame', value: <span className="wrap-anywhere">{compte.email}</span> },
          { label: 'Réclamation du', value: dateLongue(creeLe) },
        ]}
      />
      <div className="mt-8 space-y-6">
        <Etat {...opposition} />
      </div>
    </>
  )
}
