import Link from 'next/link'
import { DownloadLink } from '@/components/ui/button'
import { Classement, Histogramme, type Serie } from '@/components/ui/graphique'
import { Section } from '@/components/ui/page'
import { dateHeureLongue } from '@/lib/core/calendrier'
import {
  heuresEnClair,
  jourCourt,
  LIBELLE_AGE,
  LIBELLE_ISSUE,
  LIBELLE_PERIODE,
  moisLong,
  nombreEnClair,
  partEnClair,
} from '@/lib/statistique/labels'
import type { Statistiques as Donnees } from '@/lib/statistique/loaders'
import { ISSUES, PERIODES, type Periode } from '@/lib/statistique/rules'
import { Chiffres } from './chiffres'

const MOTIFS: Record<(typeof ISSUES)[number], Serie['motif']> = {
  acceptee: 'plein',
  a_corriger: 'rayures',
  refusee: 'points',
  annulee: 'vide',
}
const SERIES = ISSUES.map((issue) => ({ label: LIBELLE_ISSUE[issue], motif: MOTIFS[issue] }))
const ECHEANCES: Serie[] = [{ label: 'Accès qui se terminent', motif: 'plein' }]
const COTE_A_COTE = 'grid gap-x-12 lg:grid-cols-2'

function Periodes({ periode }: { periode: Periode }) {
  return (
    <nav aria-label="Période">
      <ul className="flex flex-wrap gap-x-6">
        {(Object.keys(PERIODES) as Periode[]).map((une) => (
          <li key={une}>
            <Link
              href={`/admin/statistiques?periode=${une}`}
              prefetch={false}
              aria-current={une === periode ? 'page' : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {LIBELLE_PERIODE[une]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Delais({ delais: { mediane, p90, part, nombre }, promesseHeures }: Pick<Donnees, 'delais' | 'promesseHeures'>) {
  if (mediane === null || p90 === null || part === null) return <p>Aucun délai n’a été mesuré sur cette période.</p>
  return (
    <Chiffres
      chiffres={[
        { label: 'Délai médian', valeur: heuresEnClair(mediane) },
        { label: '90 % des décisions en moins de', valeur: heuresEnClair(p90 + 1) },
        { label: `Décidées en moins de ${nombreEnClair(promesseHeures)} heures ouvrées`, valeur: partEnClair(part) },
        { label: 'Décisions', valeur: nombreEnClair(nombre) },
      ]}
    />
  )
}

const barres = (lignes: { nom: string; nombre: number }[]) =>
  lignes.map(({ nom, nombre }) => ({ label: nom, value: nombre, text: nombreEnClair(nombre) }))

/** How the service is doing: each picture has its table. */
export function Statistiques({ donnees }: { donnees: Donnees }) {
  const { periode, semaines, attente, enRetard, motifs, regions, acces, echeances, maintenant, promesseHeures } = donnees
  const enAttente = attente.reduce((somme, nombre) => somme + nombre, 0)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>Statistiques</h1>
        <DownloadLink href={`/admin/statistiques/export.csv?periode=${periode}`} variant="secondary">
          Télécharger en CSV
        </DownloadLink>
      </div>
      <p className="mt-2 text-muted">Situation du {dateHeureLongue(maintenant)}.</p>
      <Section title="En ce moment" id="maintenant">
        <Chiffres
          chiffres={[
            { label: 'Demandes en attente', valeur: nombreEnClair(enAttente) },
            { label: `Dont au-delà de ${nombreEnClair(promesseHeures)} heures ouvrées`, valeur: nombreEnClair(enRetard) },
            { label: 'Accès ouverts', valeur: nombreEnClair(acces.actifs) },
            { label: 'Accès suspendus', valeur: nombreEnClair(acces.suspendus) },
          ]}
        />
      </Section>
      <div className={COTE_A_COTE}>
        <Section title="Ancienneté des demandes en attente" id="anciennete">
          <Classement
            caption="En jours ouvrés entiers depuis le jour de la validation."
            head={['Ancienneté', 'Demandes']}
            bars={attente.map((nombre, rang) => ({
              label: LIBELLE_AGE[rang] ?? '',
              value: nombre,
              text: nombreEnClair(nombre),
            }))}
          />
        </Section>
        <Section title="Accès qui se terminent dans les 12 mois" id="echeances">
          <Histogramme
            title="Accès qui se terminent, par mois"
            series={ECHEANCES}
            columns={echeances.map(({ mois, nombre }) => ({ key: mois, label: moisLong(mois), values: [nombre] }))}
            columnLabel="Mois"
            caption="Accès ouverts ou suspendus, par mois de leur dernier jour."
            empty="Aucun accès ne se termine dans les 12 mois."
          />
        </Section>
      </div>
      <Section title="Sur une période" id="periode">
        <Periodes periode={periode} />
      </Section>
      <Section title="Décisions par semaine" id="semaines">
        <Histogramme
          title={`Décisions par semaine, ${LIBELLE_PERIODE[periode].toLowerCase()}`}
          series={SERIES}
          columns={semaines.map((semaine) => ({
            key: semaine.lundi,
            label: jourCourt(semaine.lundi),
            values: ISSUES.map((issue) => semaine[issue]),
          }))}
          columnLabel="Semaine du"
          caption="Demandes acceptées, à corriger, refusées et annulées pendant leur examen, par semaine."
          empty="Aucune décision sur cette période."
        />
        <p>
          Demandes reçues sur la période&nbsp;:{' '}
          <strong>{nombreEnClair(semaines.reduce((somme, { recues }) => somme + recues, 0))}</strong>.
        </p>
      </Section>
      <Section title="Délai de décision" id="delais">
        <Delais {...donnees} />
      </Section>
      <div className={COTE_A_COTE}>
        <Section title="Motifs de refus" id="motifs">
          {motifs.length === 0 ? (
            <p>Aucun refus sur cette période.</p>
          ) : (
            <Classement caption="Selon le modèle choisi par l’agent." head={['Motif', 'Refus']} bars={barres(motifs)} />
          )}
        </Section>
        <Section title="Demandes reçues par région" id="regions">
          {regions.length === 0 ? (
            <p>Aucune demande sur cette période.</p>
          ) : (
            <Classement
              caption="Région de l’organisme au jour de sa demande."
              head={['Région', 'Demandes']}
              bars={barres(regions)}
            />
          )}
        </Section>
      </div>
    </>
  )
}
