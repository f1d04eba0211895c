import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { LIBELLE_ACCES } from '@/lib/acces/labels'
import { type Acces, estEnCours } from '@/lib/acces/rules'

type Props = {
  acces: (Acces & { motif: string | null }) | null
  rgcRevoque: { motif: string | null } | null
  estGestionnaire: boolean
  maintenant: Date
}

/** What an agent did that the organisme must know: its access suspended or withdrawn, its RGC revoked. */
export function AccesAvis({ acces, rgcRevoque, estGestionnaire, maintenant }: Props) {
  const mesure = acces && (acces.statut === 'retire' || (acces.statut === 'suspendu' && estEnCours(acces, maintenant)))
  return (
    <>
      {mesure ? (
        <Notice tone="danger" title={`Votre accès à Kairos est ${LIBELLE_ACCES[acces.statut].toLowerCase()}.`}>
          {acces.motif ? <p className="wrap-anywhere whitespace-pre-line">{acces.motif}</p> : null}
        </Notice>
      ) : null}
      {rgcRevoque ? (
        <Notice tone="warning" title="Votre RGC a été révoqué&nbsp;: un autre est à nommer.">
          {rgcRevoque.motif ? <p className="wrap-anywhere whitespace-pre-line">{rgcRevoque.motif}</p> : null}
          {estGestionnaire ? (
            <ButtonLink href="/adhesion/nouvelle" prefetch={false}>
              Nommer un nouveau RGC
            </ButtonLink>
          ) : null}
        </Notice>
      ) : null}
    </>
  )
}
