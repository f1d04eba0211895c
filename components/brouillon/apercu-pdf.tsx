import { Badge, type BadgeTone } from '@/components/ui/badge'
import { DownloadLink } from '@/components/ui/button'
import type { IconName } from '@/components/ui/icon'
import type { Brouillon } from '@/lib/brouillon/data'
import { LIBELLE_APERCU } from '@/lib/brouillon/labels'
import { type EtatApercu, etatApercu } from '@/lib/brouillon/rules'
import { RelanceApercuForm } from './brouillon-forms'

const ALLURES: Record<EtatApercu, { tone: BadgeTone; icon: IconName }> = {
  en_preparation: { tone: 'pending', icon: 'clock' },
  pret: { tone: 'success', icon: 'check' },
  echec: { tone: 'danger', icon: 'warning' },
}

function Lien({ page, children }: { page: string; children: string }) {
  return (
    <DownloadLink href={`${page}/apercu.pdf`} variant="secondary">
      {children}
    </DownloadLink>
  )
}

function Suite({ brouillon, etat, page }: { brouillon: Brouillon; etat: EtatApercu; page: string }) {
  switch (etat) {
    case 'pret':
      return (
        <>
          <p>Il montre le texte tel qu’il est enregistré, sans cachet.</p>
          <Lien page={page}>Voir l’aperçu PDF</Lien>
        </>
      )
    case 'en_preparation':
      return (
        <>
          <p>
            {brouillon.apercu
              ? 'Le texte a changé depuis le dernier aperçu\u00a0: un nouveau se prépare.'
              : 'Il est prêt en quelques secondes.'}{' '}
            <a href={page} className="inline-flex min-h-11 items-center">
              Actualiser cette page
            </a>
          </p>
          {brouillon.apercu ? <Lien page={page}>Voir l’aperçu PDF du texte précédent</Lien> : null}
        </>
      )
    case 'echec':
      return (
        <>
          <p>L’aperçu PDF de ce texte n’a pas pu être préparé. Le brouillon est enregistré. Réessayez dans quelques instants.</p>
          <RelanceApercuForm brouillonId={brouillon.id} />
        </>
      )
  }
}

/** How the PDF of a draft goes. */
export function ApercuPdf({ brouillon, page }: { brouillon: Brouillon; page: string }) {
  const etat = etatApercu(brouillon)
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-3">
        Aperçu au format PDF&nbsp;: <Badge {...ALLURES[etat]}>{LIBELLE_APERCU[etat]}</Badge>
      </p>
      <Suite brouillon={brouillon} etat={etat} page={page} />
    </div>
  )
}
