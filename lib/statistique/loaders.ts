import 'server-only'
import { ajouterHeuresOuvrees, jourParis } from '@/lib/core/calendrier'
import { getDelais } from '@/lib/core/delais'
import { exigerAgent } from '@/lib/core/session'
import { ligneCsv } from '@/lib/core/tableur'
import { lireStatistiques } from './data'
import { LIBELLE_PERIODE, libelleRegion, lignesStatistiques } from './labels'
import {
  accesEnCours,
  ageAttente,
  centile,
  debutPeriode,
  echeances,
  histogrammeDelais,
  masquer,
  PERIODE_USUELLE,
  type Periode,
  parCle,
  parSemaine,
  partDansLeDelai,
} from './rules'
import { periodeSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

async function calculer(periode: Periode, maintenant: Date) {
  const { promesseHeures } = getDelais()
  const retard = ajouterHeuresOuvrees(maintenant, -promesseHeures)
  const debut = debutPeriode(periode, maintenant)
  const [aujourdhui, jourRetard] = [`${jourParis(maintenant)}`, `${jourParis(retard)}`]
  const { sommes, motifs, enRetard } = await lireStatistiques({ debut, aujourdhui, retard, jourRetard })
  const delais = histogrammeDelais(sommes)
  return {
    periode,
    promesseHeures,
    semaines: parSemaine(sommes, debut, maintenant),
    attente: ageAttente(sommes, maintenant),
    enRetard,
    delais: {
      mediane: centile(delais, 0.5),
      p90: centile(delais, 0.9),
      part: partDansLeDelai(delais, promesseHeures),
      nombre: [...delais.values()].reduce((somme, nombre) => somme + nombre, 0),
    },
    motifs: parCle(sommes, 'motif').map(({ cle, nombre }) => ({ nom: motifs[cle] ?? 'Motif rédigé par l’agent', nombre })),
    regions: parCle(sommes, 'region').map(({ cle, nombre }) => ({ nom: libelleRegion(cle), nombre })),
    acces: accesEnCours(sommes),
    echeances: echeances(sommes, maintenant),
    maintenant,
  }
}
export type Statistiques = Awaited<ReturnType<typeof calculer>>

/** `/admin/statistiques`: how the service is doing over a period, from sums that are kept up to date. For agents. */
export async function loadStatistiques({ periode }: Parametres): Promise<Statistiques> {
  const choisie = periodeSchema.parse(periode)
  await exigerAgent(choisie === PERIODE_USUELLE ? '/admin/statistiques' : `/admin/statistiques?periode=${choisie}`)
  return calculer(choisie, new Date())
}

/** `/admin/statistiques/export.csv`: the same numbers as the page, as the text of a CSV and its name. */
export async function loadStatistiquesCsv(parametres: Parametres): Promise<{ texte: string; nom: string }> {
  const donnees = await loadStatistiques(parametres)
  const texte = `\ufeff${lignesStatistiques(donnees).map(ligneCsv).join('')}`
  return { texte, nom: `statistiques-${donnees.periode}-${jourParis(donnees.maintenant)}.csv` }
}

/** `/statistiques`: what anyone may know, over the last twelve months: aggregates only, nothing under five. */
export async function loadStatistiquesPubliques() {
  const s = await calculer(PERIODE_USUELLE, new Date())
  const recues = s.semaines.reduce((somme, semaine) => somme + semaine.recues, 0)
  const issues = (['acceptee', 'a_corriger', 'refusee'] as const).map((issue) => ({
    issue,
    nombre: s.semaines.reduce((somme, semaine) => somme + semaine[issue], 0),
  }))
  const assez = s.delais.nombre >= 5
  return {
    periode: LIBELLE_PERIODE[PERIODE_USUELLE],
    recues: masquer([{ nombre: recues }])[0]?.nombre ?? null,
    issues: masquer(issues),
    delais: assez ? { mediane: s.delais.mediane, p90: s.delais.p90 } : null,
    acces: masquer([{ nombre: s.acces.actifs }])[0]?.nombre ?? null,
    regions: masquer(s.regions),
    maintenant: s.maintenant,
  }
}
export type StatistiquesPubliques = Awaited<ReturnType<typeof loadStatistiquesPubliques>>
