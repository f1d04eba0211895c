import Link from 'next/link'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { adresseCgu } from '@/lib/cgu/rules'
import { dateHeureLongue, dateSeule, dernierJour } from '@/lib/core/calendrier'
import { compterConcernes, MESSAGES_PUBLICATION } from '@/lib/publication/labels'
import type { Recapitulatif as Charge } from '@/lib/publication/loaders'
import type { Plan } from '@/lib/publication/rules'
import { ConfirmationForm } from './publication-forms'

function Effets({ recapitulatif, plan }: { recapitulatif: Charge; plan: Plan }) {
  const { choix, concernes, sha256, versions } = recapitulatif
  const { miseAJourLe, publieeLe, avant } = plan
  const remplacee = versions.find((version) => version.publieeLe <= publieeLe)
  return (
    <DescriptionList
      items={[
        { label: 'Date de mise à jour', value: dateSeule(miseAJourLe) },
        { label: 'Adresse publique', value: adresseCgu(miseAJourLe) },
        {
          label: 'Entrée en vigueur',
          value:
            choix.vigueur && publieeLe > recapitulatif.maintenant
              ? dateHeureLongue(publieeLe)
              : 'Tout de suite, dès la publication',
        },
        { label: 'Remplace', value: remplacee && `La version du ${dateSeule(remplacee.miseAJourLe)}` },
        { label: 'Nouvelle acceptation', value: avant ? compterConcernes(concernes) : 'Non demandée' },
        ...(avant ? [{ label: 'À accepter au plus tard le', value: `${dernierJour(avant)} inclus` }] : []),
        { label: 'Empreinte SHA-256 du texte', value: <code className="wrap-anywhere">{sha256}</code> },
      ]}
    />
  )
}

/** What a publication will do, before it is confirmed. */
export function Recapitulatif({ recapitulatif }: { recapitulatif: Charge }) {
  const { brouillonId, choix, decision, vu, retour } = recapitulatif
  return (
    <div className="max-w-page space-y-6">
      <h1>Publier cette version&nbsp;?</h1>
      {decision.ok ? (
        <>
          <Effets recapitulatif={recapitulatif} plan={decision.plan} />
          <Notice tone="warning" title="Une fois en vigueur, ce texte ne pourra plus être modifié ni retiré.">
            <p>Pour le corriger, il faudra publier une autre version.</p>
          </Notice>
          <ConfirmationForm
            brouillonId={brouillonId}
            vu={vu}
            miseAJourLe={choix.miseAJourLe}
            vigueur={choix.vigueur ?? ''}
            delai={choix.delai === null ? '' : String(choix.delai)}
            retour={retour}
          />
        </>
      ) : (
        <Notice tone="danger" title={MESSAGES_PUBLICATION[decision.code]}>
          <p>
            <Link href={retour} prefetch={false} className="inline-flex min-h-11 items-center">
              Modifier ces choix
            </Link>
          </p>
        </Notice>
      )}
    </div>
  )
}
