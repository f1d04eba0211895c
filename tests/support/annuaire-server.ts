import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { siretInvente } from './sirets'

export const INSEE_CLE = 'cle-d-essai-insee'

/** SIRETs that get a special answer; every other one is an open head office invented from its figures. */
export const SIRETS = {
  ouvert: siretInvente(10),
  ferme: siretInvente(11),
  cesse: siretInvente(12),
  inconnu: siretInvente(13),
  masque: siretInvente(14),
  secondaire: siretInvente(15, 2),
  cedex: siretInvente(16),
  /** The first source answers about another establishment. */
  autre: siretInvente(17),
  /** Failures of the first source; INSEE, when it is asked, says open. */
  trop: siretInvente(20),
  erreur: siretInvente(21),
  lent: siretInvente(22),
  illisible: siretInvente(23),
  inattendu: siretInvente(24),
  coupe: siretInvente(25),
  redirige: siretInvente(26),
  /** Failures of the first source, for which INSEE says closed, ceased, masked, unknown, or fails too. */
  inseeFerme: siretInvente(30),
  inseeCesse: siretInvente(31),
  inseeMasque: siretInvente(32),
  inseeInconnu: siretInvente(33),
  inseeErreur: siretInvente(34),
  inseeSansRoute: siretInvente(35),
} as const

const sirenDe = (siret: string) => siret.slice(0, 9)
export const nomInvente = (siret: string) => `INSTITUT D'ESSAI ${sirenDe(siret).slice(3, 8)}`
export const ndaInvente = (siret: string) => `1175${sirenDe(siret).slice(3, 8)}12`

const MASQUE = '[NON-DIFFUSIBLE]'

/** One result in the shape of recherche-entreprises, about an invented organisation. */
function recherche(siret: string) {
  const demande = siret === SIRETS.autre ? siretInvente(18) : siret
  const ferme = siret === SIRETS.ferme || siret === SIRETS.cesse
  const masque = siret === SIRETS.masque
  const dit = <T>(valeur: T) => (masque ? MASQUE : valeur)
  const secondaire = siret === SIRETS.secondaire
  const cedex = siret === SIRETS.cedex
  const etablissement = {
    activite_principale: '85.59A',
    adresse: dit(secondaire ? '7 B CHEMIN DES EPREUVES 69003 LYON' : '12 RUE DES ESSAIS 75020 PARIS'),
    code_postal: secondaire ? '69003' : '75020',
    commune: secondaire ? '69383' : '75120',
    date_creation: '2018-03-01',
    date_fermeture: siret === SIRETS.ferme ? '2022-10-22' : null,
    est_siege: !secondaire,
    etat_administratif: siret === SIRETS.ferme ? 'F' : 'A',
    libelle_commune: secondaire ? 'LYON' : 'PARIS',
    liste_enseignes: dit(null),
    nom_commercial: dit('ESSAI FORMATION'),
    region: '11',
    siret: demande,
    statut_diffusion_etablissement: masque ? 'P' : 'O',
  }
  const siege = {
    ...etablissement,
    siret: secondaire ? siretInvente(15) : demande,
    cedex: cedex ? '75987' : null,
    complement_adresse: dit('BATIMENT B'),
    departement: '75',
    distribution_speciale: dit('BP 123'),
    indice_repetition: null,
    libelle_cedex: cedex ? 'PARIS CEDEX 20' : null,
    libelle_voie: dit('DES ESSAIS'),
    numero_voie: dit('12'),
    type_voie: dit('RUE'),
  }
  return {
    siren: sirenDe(demande),
    nom_complet: dit(`${nomInvente(demande)} (ESSAI FORMATION)`),
    nom_raison_sociale: dit(nomInvente(demande)),
    sigle: null,
    nombre_etablissements: 1,
    siege,
    categorie_entreprise: 'PME',
    date_fermeture: siret === SIRETS.cesse ? '2021-06-30' : null,
    etat_administratif: siret === SIRETS.cesse ? 'C' : 'A',
    nature_juridique: ferme ? '5499' : '9220',
    statut_diffusion: masque ? 'P' : 'O',
    matching_etablissements: [etablissement],
    complements: { est_organisme_formation: true, est_qualiopi: false, liste_id_organisme_formation: [ndaInvente(demande)] },
  }
}

/** An establishment in the shape of INSEE's Sirene API 3.11. */
function sirene(siret: string) {
  const masque = siret === SIRETS.inseeMasque
  const dit = (valeur: string) => (masque ? '[ND]' : valeur)
  const ferme = siret === SIRETS.inseeFerme
  const periode = {
    dateFin: null,
    dateDebut: ferme ? '2023-01-31' : '2019-01-01',
    etatAdministratifEtablissement: ferme ? 'F' : 'A',
    enseigne1Etablissement: null,
    denominationUsuelleEtablissement: dit('ESSAI FORMATION'),
  }
  return {
    header: { statut: 200, message: 'ok' },
    etablissement: {
      siren: sirenDe(siret),
      siret,
      statutDiffusionEtablissement: masque ? 'P' : 'O',
      uniteLegale: {
        etatAdministratifUniteLegale: siret === SIRETS.inseeCesse ? 'C' : 'A',
        categorieJuridiqueUniteLegale: '5499',
        denominationUniteLegale: dit(nomInvente(siret)),
        prenomUsuelUniteLegale: null,
        nomUniteLegale: null,
        nomUsageUniteLegale: null,
      },
      adresseEtablissement: {
        complementAdresseEtablissement: null,
        numeroVoieEtablissement: dit('20'),
        indiceRepetitionEtablissement: null,
        typeVoieEtablissement: dit('AV'),
        libelleVoieEtablissement: dit('DES EPREUVES'),
        codePostalEtablissement: '75007',
        libelleCommuneEtablissement: 'PARIS 7',
        distributionSpecialeEtablissement: null,
        codeCedexEtablissement: null,
        libelleCedexEtablissement: null,
      },
      periodesEtablissement: [
        periode,
        { ...periode, dateFin: '2018-12-31', dateDebut: '2015-01-01', etatAdministratifEtablissement: ferme ? 'A' : 'F' },
      ],
    },
  }
}

const envoyer = (reponse: ServerResponse, statut: number, type: string, corps: string) =>
  void reponse.writeHead(statut, { 'content-type': type }).end(corps)
const json = (reponse: ServerResponse, valeur: unknown, statut = 200) =>
  envoyer(reponse, statut, 'application/json;charset=utf-8', JSON.stringify(valeur))
const html = (reponse: ServerResponse, statut: number) =>
  envoyer(reponse, statut, 'text/html', '<html><body>Trop de requêtes</body></html>')

const RESULTATS = (results: unknown[]) => ({ results, total_results: results.length, page: 1, per_page: 10, total_pages: 1 })

const SANS_PREMIERE_SOURCE: readonly string[] = [
  SIRETS.erreur,
  SIRETS.inseeFerme,
  SIRETS.inseeCesse,
  SIRETS.inseeMasque,
  SIRETS.inseeInconnu,
  SIRETS.inseeErreur,
  SIRETS.inseeSansRoute,
]

function repondreRecherche(siret: string, reponse: ServerResponse): void {
  if (SANS_PREMIERE_SOURCE.includes(siret)) json(reponse, { erreur: 'incident' }, 500)
  else if (siret === SIRETS.inconnu) json(reponse, RESULTATS([]))
  else if (siret === SIRETS.trop) html(reponse, 429)
  else if (siret === SIRETS.illisible) envoyer(reponse, 200, 'application/json', '{"results": [<html>')
  else if (siret === SIRETS.inattendu) json(reponse, { resultats: [] })
  else if (siret === SIRETS.coupe) reponse.destroy()
  else if (siret === SIRETS.redirige) reponse.writeHead(302, { location: `/search?q=${SIRETS.ouvert}&minimal=true` }).end()
  else if (siret === SIRETS.lent) reponse.writeHead(200, { 'content-type': 'application/json' }).write('{"results":')
  else json(reponse, RESULTATS([recherche(siret)]))
}

function repondreInsee(siret: string, requete: IncomingMessage, reponse: ServerResponse): void {
  if (requete.headers['x-insee-api-key-integration'] !== INSEE_CLE) json(reponse, { message: 'Unauthorized' }, 401)
  else if (siret === SIRETS.inseeErreur) html(reponse, 503)
  else if (siret === SIRETS.inseeInconnu) json(reponse, { header: { statut: 404, message: 'Aucun élément trouvé' } }, 404)
  else if (siret === SIRETS.inseeSansRoute) json(reponse, { message: 'no Route matched' }, 404)
  else json(reponse, sirene(siret))
}

/**
 * A local server that answers like recherche-entreprises (`annuaireUrl`) and INSEE's Sirene (`inseeUrl`, key
 * `INSEE_CLE`). `requetes` lists what it was asked, in order: « annuaire {siret} » or « insee {siret} ».
 * `panne(true)` makes the first source fail for every SIRET.
 */
export async function startAnnuaireServer(port = 0) {
  const requetes: string[] = []
  let enPanne = false
  const server = createServer((requete, reponse) => {
    const url = new URL(requete.url ?? '/', 'http://annuaire.test')
    const insee = /^\/insee\/siret\/(\d{14})$/.exec(url.pathname)?.[1]
    const siret = insee ?? url.searchParams.get('q') ?? ''
    requetes.push(`${insee ? 'insee' : 'annuaire'} ${siret}`)
    if (insee) repondreInsee(insee, requete, reponse)
    else if (url.pathname !== '/search' || url.searchParams.get('minimal') !== 'true')
      json(reponse, { erreur: 'introuvable' }, 404)
    else if (enPanne) html(reponse, 502)
    else repondreRecherche(siret, reponse)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: pris } = server.address() as AddressInfo
  const origine = `http://127.0.0.1:${pris}`
  return {
    annuaireUrl: origine,
    inseeUrl: `${origine}/insee`,
    requetes,
    panne: (valeur: boolean) => {
      enPanne = valeur
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
