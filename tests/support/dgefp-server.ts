import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ndaInvente } from './annuaire-server'
import { siretInvente } from './sirets'

/** SIRETs whose SIREN gets a special answer; every other one is declared under `ndaInvente`, and certified. */
export const SIRETS_DGEFP = {
  absent: siretInvente(60),
  autreNumero: siretInvente(61),
  remplace: siretInvente(62),
  sansCertification: siretInvente(63),
  /** Numbers and booleans where texts are usual, and fields of no use. */
  autrementType: siretInvente(64),
  /** Failures. */
  trop: siretInvente(70),
  erreur: siretInvente(71),
  lent: siretInvente(72),
  illisible: siretInvente(73),
  inattendu: siretInvente(74),
  coupe: siretInvente(75),
} as const

const sirenDe = (siret: string) => siret.slice(0, 9)
const parSiren = Object.fromEntries(Object.entries(SIRETS_DGEFP).map(([cas, siret]) => [sirenDe(siret), cas]))

/** One record in the shape of the public list, about an invented organisation. */
function enregistrement(siren: string, cas: string | undefined) {
  const nda = ndaInvente(siren)
  const type = cas === 'autrementType'
  const oui = type ? true : 'true'
  const non = type ? 0 : 'false'
  const certifie = cas === 'sansCertification' ? non : oui
  return {
    numerodeclarationactivite: cas === 'autreNumero' || cas === 'remplace' ? '11759999999' : type ? Number(nda) : nda,
    numerosdeclarationactiviteprecedent: cas === 'remplace' ? `${nda}, 11758888888` : null,
    denomination: `INSTITUT D'ESSAI ${siren.slice(3, 8)}`,
    siren,
    siretetablissementdeclarant: `${siren}00017`,
    adressephysiqueorganismeformation_voie: '12 RUE DES ESSAIS',
    adressephysiqueorganismeformation_codepostal: type ? 75020 : '75020',
    certifications_actionsdeformation: certifie,
    certifications_bilansdecompetences: non,
    certifications_vae: certifie,
    certifications_actionsdeformationparapprentissage: null,
    geocodageban: { lon: 2.4, lat: 48.8 },
  }
}

const json = (reponse: ServerResponse, valeur: unknown, statut = 200) =>
  void reponse.writeHead(statut, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(valeur))

function repondre(siren: string, reponse: ServerResponse): void {
  const cas = parSiren[siren]
  if (cas === 'trop') void reponse.writeHead(429, { 'content-type': 'text/html' }).end('<html>Too many requests</html>')
  else if (cas === 'erreur') json(reponse, { error_code: 'InternalError', message: 'incident' }, 500)
  else if (cas === 'lent') reponse.writeHead(200, { 'content-type': 'application/json' }).write('{"total_count":')
  else if (cas === 'illisible') void reponse.writeHead(200, { 'content-type': 'application/json' }).end('{"results": [<html>')
  else if (cas === 'inattendu') json(reponse, { nhits: 0, records: [] })
  else if (cas === 'coupe') reponse.destroy()
  else if (cas === 'absent') json(reponse, { total_count: 0, results: [] })
  else json(reponse, { total_count: 1, results: [enregistrement(siren, cas)] })
}

/**
 * A local server that answers like the DGEFP's public list (Opendatasoft, Explore 2.1). `requetes` lists the SIRENs it was
 * asked about, in order. `panne(true)` makes it fail for each.
 */
export async function startDgefpServer(port = 0) {
  const requetes: string[] = []
  let enPanne = false
  const server = createServer((requete, reponse) => {
    const url = new URL(requete.url ?? '/', 'http://dgefp.test')
    const siren = /^siren="(\d{9})"$/.exec(url.searchParams.get('where') ?? '')?.[1]
    requetes.push(siren ?? 'autre')
    if (!/^\/v2\.1\/catalog\/datasets\/liste-publique-des-of-v2\/records$/.test(url.pathname) || !siren)
      json(reponse, { error_code: 'ODSQLError', message: 'wrong query' }, 400)
    else if (enPanne) void reponse.writeHead(503, { 'content-type': 'text/html' }).end('<html>Maintenance</html>')
    else repondre(siren, reponse)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: pris } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${pris}/v2.1`,
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
