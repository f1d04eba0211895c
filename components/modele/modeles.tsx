import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { ROW_LINK, Table } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { Modele } from '@/lib/modele/data'
import { FAIT_MODELE, LIBELLE_GENRE, VARIABLES_EN_CLAIR } from '@/lib/modele/labels'
import type { PageModeles } from '@/lib/modele/loaders'
import { GENRES } from '@/lib/modele/rules'
import { ModeleForm, RemiseForm, RetraitForm } from './modele-form'

const GENRES_OFFERTS = GENRES.map((value) => ({ value, label: LIBELLE_GENRE[value] }))
const COLONNES = [{ label: 'Titre' }, { label: 'Sert à' }, { label: 'Modifié le', whole: true }, { label: 'État' }] as const

const ligne = ({ id, titre, genre, modifieLe, retireLe }: Modele) => ({
  key: id,
  cells: [
    <Link key="lien" href={`/admin/modeles/${id}`} prefetch={false} className={ROW_LINK}>
      <span className="wrap-anywhere">{titre}</span>
    </Link>,
    LIBELLE_GENRE[genre],
    <time key="date" dateTime={iso(modifieLe)}>
      {dateHeure(modifieLe)}
    </time>,
    retireLe ? 'Retiré' : 'En service',
  ],
})

/** The models of reasons, for administrateurs. */
export function Modeles({ modeles, fait }: PageModeles) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>Modèles de motifs</h1>
        <ButtonLink href="/admin/modeles/nouveau" prefetch={false}>
          Écrire un modèle
        </ButtonLink>
      </div>
      <div className="mt-6 space-y-6">
        {fait ? <Notice tone="success" title={FAIT_MODELE[fait]} live /> : null}
        {modeles.length === 0 ? (
          <p>Aucun modèle pour l’instant. Les agents écrivent chaque motif eux-mêmes.</p>
        ) : (
          <Table
            caption="Ceux en service d’abord. Un agent peut modifier le texte à chaque décision."
            columns={COLONNES}
            rows={modeles.map(ligne)}
          />
        )}
      </div>
    </>
  )
}

const Retour = () => (
  <p className="mb-4">
    <Link href="/admin/modeles" prefetch={false} className="inline-flex min-h-11 items-center">
      Tous les modèles
    </Link>
  </p>
)

/** « Écrire un modèle ». */
export function NouveauModele() {
  return (
    <div className="max-w-page">
      <Retour />
      <h1 className="mb-6">Écrire un modèle</h1>
      <ModeleForm initial={{ genre: 'correction' }} genres={GENRES_OFFERTS} variables={VARIABLES_EN_CLAIR} />
    </div>
  )
}

/** One model, to be changed, withdrawn or put back. */
export function ModeleFiche({ modele }: { modele: Modele }) {
  const { id, genre, titre, texte, modifieLe, retireLe } = modele
  return (
    <div className="max-w-page">
      <Retour />
      <h1 className="wrap-anywhere mb-6">{titre}</h1>
      {retireLe ? (
        <>
          <p className="wrap-anywhere whitespace-pre-line">{texte}</p>
          <Section title="Remise en service" id="remise">
            <p>Retiré le {dateHeure(retireLe)}. Les agents ne peuvent plus s’en servir.</p>
            <RemiseForm modeleId={id} />
          </Section>
        </>
      ) : (
        <>
          <ModeleForm
            initial={{ genre, titre, texte }}
            lu={{ modeleId: id, modifieLe: iso(modifieLe) }}
            genres={GENRES_OFFERTS}
            variables={VARIABLES_EN_CLAIR}
          />
          <Section title="Retrait" id="retrait">
            <p>Les agents ne pourront plus s’en servir. Les décisions déjà prises gardent leur texte.</p>
            <RetraitForm modeleId={id} />
          </Section>
        </>
      )}
    </div>
  )
}
