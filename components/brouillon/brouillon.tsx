import Link from 'next/link'
import { CguLue } from '@/components/cgu/cgu-publique'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { FAIT_BROUILLON } from '@/lib/brouillon/labels'
import type { BrouillonCharge } from '@/lib/brouillon/loaders'
import { dateHeureLongue, dateSeule, iso } from '@/lib/core/calendrier'
import { pageBrouillon } from '@/lib/publication/rules'
import { ApercuPdf } from './apercu-pdf'
import { CreationForm, ModificationForm, SuppressionForm } from './brouillon-forms'

const LIEN = 'inline-flex min-h-11 items-center'
type Props = Pick<BrouillonCharge, 'brouillon'>

/** A draft to write: from the version in force, or from nothing. */
export function NouveauBrouillon({ texte, depuis }: { texte: string; depuis: Date | null }) {
  return (
    <div className="max-w-page">
      <h1>Nouveau brouillon des CGU</h1>
      <p className="mt-4 mb-6">
        {depuis
          ? `Le texte ci-dessous est celui de la version en vigueur, du ${dateSeule(depuis)}. Modifiez-le, ou collez le vôtre à la place.`
          : 'Écrivez ou collez le texte des conditions générales.'}{' '}
        Rien n’est publié tant que vous ne le décidez pas.
      </p>
      <CreationForm texte={texte} />
    </div>
  )
}

/** A draft: its text to change, how it will look, what it changes, and how to publish it. */
export function Brouillon({ brouillon, fait }: BrouillonCharge) {
  const { id, texte, modifieLe, auteur } = brouillon
  const page = pageBrouillon(id)
  return (
    <div className="max-w-page">
      <Link href="/admin/cgu" prefetch={false} className={LIEN}>
        Retour aux versions
      </Link>
      <h1>Brouillon des CGU</h1>
      <p className="mt-3 mb-6 text-muted wrap-anywhere">
        Enregistré le {dateHeureLongue(modifieLe)} par {auteur}
      </p>
      {fait ? (
        <div className="mb-6">
          <Notice tone={fait === 'recree' ? 'warning' : 'success'} title={FAIT_BROUILLON[fait]} live />
        </div>
      ) : null}
      <ModificationForm texte={texte} brouillonId={id} vu={iso(modifieLe)} />
      <Section title="Relire le texte enregistré" id="relire">
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`${page}/apercu`} variant="secondary" prefetch={false}>
            Voir la page
          </ButtonLink>
          <ButtonLink href={`${page}/comparer`} variant="secondary" prefetch={false}>
            Comparer avec la version en vigueur
          </ButtonLink>
        </div>
        <ApercuPdf brouillon={brouillon} page={page} />
      </Section>
      <Section title="Publier" id="publier">
        <p>Le texte enregistré est publié tel quel. Vous choisissez sa date, et s’il faut que les organismes l’acceptent.</p>
        <ButtonLink href={`${page}/publier`} prefetch={false}>
          Publier ce brouillon…
        </ButtonLink>
      </Section>
      <Section title="Supprimer" id="supprimer">
        <ButtonLink href={`${page}/supprimer`} variant="danger" prefetch={false}>
          Supprimer ce brouillon…
        </ButtonLink>
      </Section>
    </div>
  )
}

/** The page that the public would read, were the draft published: the same words, in the same size. */
export function ApercuPage({ brouillon }: Props) {
  const { id, texte, texteSha256, modifieLe } = brouillon
  return (
    <div className="mx-auto max-w-[calc(var(--container-page)-2rem)] text-lg leading-7">
      <div className="mb-10">
        <Notice tone="warning" title="Aperçu d’un brouillon">
          <p>
            Ce texte n’est pas publié. Il est montré tel qu’il a été enregistré le {dateHeureLongue(modifieLe)}.{' '}
            <Link href={pageBrouillon(id)} prefetch={false} className={LIEN}>
              Retour au brouillon
            </Link>
          </p>
        </Notice>
      </div>
      <CguLue date="fixée à la publication" texte={texte} sha256={texteSha256} />
    </div>
  )
}

/** Asks again before a draft is deleted. */
export function SuppressionBrouillon({ brouillon: { id, modifieLe, auteur } }: Props) {
  return (
    <div className="max-w-page space-y-6">
      <h1>Supprimer ce brouillon&nbsp;?</h1>
      <p className="wrap-anywhere">
        Brouillon enregistré le {dateHeureLongue(modifieLe)} par {auteur}. Son texte sera perdu. Les versions publiées ne changent
        pas.
      </p>
      <SuppressionForm brouillonId={id} vu={iso(modifieLe)} />
    </div>
  )
}
