import Link from 'next/link'
import { CguTexte } from '@/components/cgu/cgu-texte'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { adresseCgu, parseCgu } from '@/lib/cgu/rules'
import { dateHeureLongue, dateSeule, dernierJour } from '@/lib/core/calendrier'
import { phrasePubliee } from '@/lib/publication/labels'
import type { PageVersion } from '@/lib/publication/loaders'
import { adresseAcceptations } from '@/lib/reacceptation/rules'
import { RetraitForm } from './publication-forms'
import { VersionBadge } from './version-badge'

const LIEN = 'inline-flex min-h-11 items-center'

function Faits({ version: { etat, publieeLe, avant, acceptations, sha256, miseAJourLe } }: { version: PageVersion }) {
  const acceptation = (
    <Link key="liste" href={adresseAcceptations(miseAJourLe)} prefetch={false} className={LIEN}>
      Voir qui a accepté et qui n’a pas accepté
    </Link>
  )
  return (
    <DescriptionList
      items={[
        { label: 'État', value: <VersionBadge etat={etat} /> },
        { label: etat === 'a_venir' ? 'En vigueur à partir du' : 'En vigueur depuis le', value: dateHeureLongue(publieeLe) },
        { label: 'Nouvelle acceptation', value: avant ? `Demandée, jusqu’au ${dernierJour(avant)} inclus` : 'Non demandée' },
        {
          label: 'Acceptations',
          value: (
            <>
              {acceptations.toLocaleString('fr-FR')}
              <br />
              {acceptation}
            </>
          ),
        },
        { label: 'Empreinte SHA-256', value: <code className="wrap-anywhere">{sha256}</code> },
        {
          label: 'Adresse publique',
          value:
            etat === 'a_venir' ? (
              `${adresseCgu(miseAJourLe)}, dès son entrée en vigueur`
            ) : (
              <Link href={adresseCgu(miseAJourLe)} prefetch={false} className={LIEN}>
                {adresseCgu(miseAJourLe)}
              </Link>
            ),
        },
      ]}
    />
  )
}

/** One version of the CGU: what became of it, and its text. One that is still to come can be taken back. */
export function Version({ version }: { version: PageVersion }) {
  const { id, miseAJourLe, etat, texte, fait } = version
  return (
    <div className="max-w-page">
      <Link href="/admin/cgu" prefetch={false} className={LIEN}>
        Retour aux versions
      </Link>
      <h1>CGU du {dateSeule(miseAJourLe)}</h1>
      {fait ? (
        <div className="mt-6">
          <Notice tone="success" title={phrasePubliee(version)} live />
        </div>
      ) : null}
      <div className="mt-6">
        <Faits version={version} />
      </div>
      {etat === 'a_venir' ? (
        <Section title="Retirer cette version" id="retirer">
          <p>
            Elle n’est pas encore en vigueur&nbsp;: vous pouvez la retirer. Son texte redevient un brouillon, et aucun e-mail ne
            part.
          </p>
          <RetraitForm cguVersionId={id} />
        </Section>
      ) : null}
      <Section title="Texte" id="texte">
        <CguTexte blocs={parseCgu(texte)} />
      </Section>
    </div>
  )
}
