import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { EtapeReglage } from '@/lib/reglage/data'
import { libelleChamp, TITRE_GROUPE } from '@/lib/reglage/labels'
import type { PageReglages } from '@/lib/reglage/loaders'
import type { Groupe, Valeurs } from '@/lib/reglage/rules'
import { DelaisForm, HorairesForm, OperateurForm, RecoursForm } from './reglage-forms'

const AIDE: Record<Groupe, string> = {
  operateur: 'Affiché sur les pages et dans les e-mails. Les CGU déjà publiées et les PDF déjà délivrés ne changent pas.',
  recours: 'Ce texte accompagne chaque refus, à l’écran et dans l’e-mail.',
  delais:
    'Ceux que la loi ou les CGU fixent (trois ans d’accès, 21 jours pour le mot de passe provisoire) ne se règlent pas ici.',
  horaires: 'Ceux de l’application, du lundi au vendredi, les jours ouvrés, heure locale. Ils sont affichés dans l’aide.',
}

const FORMULAIRE: Record<Groupe, (props: { valeurs: Valeurs }) => ReactNode> = {
  operateur: OperateurForm,
  recours: RecoursForm,
  delais: DelaisForm,
  horaires: HorairesForm,
}

function Etape({ le, par, groupe, changements }: EtapeReglage) {
  return (
    <li className="border-l-4 border-line py-1 pl-4">
      <p className="font-semibold">{TITRE_GROUPE[groupe]}</p>
      <p className="text-muted">
        <time dateTime={iso(le)}>{dateHeure(le)}</time>, par {par ?? 'un compte inconnu'}
      </p>
      <dl className="mt-2 space-y-2">
        {changements.map(({ champ, avant, apres }) => (
          <div key={champ}>
            <dt className="font-semibold">{libelleChamp(champ)}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">
              <span className="text-muted">Avant&nbsp;: </span>
              <del>{avant}</del>
            </dd>
            <dd className="wrap-anywhere whitespace-pre-line">
              <span className="text-muted">Après&nbsp;: </span>
              <ins className="no-underline">{apres}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

/** What administrateurs may set, and who changed what. */
export function Reglages({ formulaires, historique, enregistre }: PageReglages) {
  return (
    <div className="max-w-page">
      <h1>Réglages</h1>
      <p className="mt-4">Chaque changement vaut aussitôt pour tout le portail et s’inscrit au journal.</p>
      <p className="mt-2 text-muted">Les champs marqués d’un * sont obligatoires.</p>
      {enregistre ? (
        <div className="mt-6">
          <Notice tone="success" live>
            <p>«&nbsp;{TITRE_GROUPE[enregistre]}&nbsp;»&nbsp;: les nouvelles valeurs sont enregistrées.</p>
          </Notice>
        </div>
      ) : null}
      {formulaires.map(({ groupe, valeurs }) => {
        const Formulaire = FORMULAIRE[groupe]
        return (
          <Section key={groupe} title={TITRE_GROUPE[groupe]} id={groupe}>
            <p className="text-muted">{AIDE[groupe]}</p>
            <Formulaire valeurs={valeurs} />
          </Section>
        )
      })}
      <Section title="Derniers changements" id="changements">
        {historique.length === 0 ? (
          <p>Aucun réglage n’a encore été changé.</p>
        ) : (
          <ul className="space-y-6">
            {historique.map((etape) => (
              <Etape key={etape.id} {...etape} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
