import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EKU } from '@/lib/core/pdf/certificat'
import { type Autorite, creerAutorite, delivrer } from '@/lib/core/pdf/pki'

/** How the server answers: as it should, or with one fault. `lent`: never; `goutte`: a byte at a time, without end. */
export type ModeTsa =
  | 'juste'
  | 'empreinte'
  | 'nonce'
  | 'refus'
  | 'lent'
  | 'goutte'
  | 'coupe'
  | 'charabia'
  | 'erreur'
  | 'enorme'
  | 'altere'

export type ServeurTsa = {
  url: string
  autorite: Autorite
  /** Number of requests received. */
  demandes: () => number
  /** Authorization header of the last request. */
  compte: () => string | undefined
  repondre: (mode: ModeTsa) => void
  close: () => Promise<void>
}

const configuration = (dossier: string) => `
[tsa]
default_tsa = horodateur
[horodateur]
serial = ${dossier}/serie
crypto_device = builtin
signer_cert = ${dossier}/horodateur.pem
signer_key = ${dossier}/horodateur.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`

/** Changes a byte inside the first ASN.1 value that begins with `entete`. */
function fausser(octets: Buffer, entete: number[], decalage: number): Buffer {
  const position = octets.indexOf(Buffer.from(entete)) + entete.length + decalage
  octets.writeUInt8(octets.readUInt8(position) ^ 0x01, position)
  return octets
}

async function lire(requete: IncomingMessage): Promise<Buffer> {
  const morceaux: Buffer[] = []
  for await (const morceau of requete) morceaux.push(morceau)
  return Buffer.concat(morceaux)
}

/** A local timestamp server (RFC 3161 over HTTP) whose tokens are made by `openssl ts`, with an authority of its own. */
export async function startTsaServer(): Promise<ServeurTsa> {
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-tsa-'))
  const chemin = (nom: string) => join(dossier, nom)
  const dates = { debut: new Date(Date.now() - 86_400_000), fin: new Date(Date.now() + 365 * 86_400_000) }
  const autorite = await creerAutorite({ nom: [{ CN: ['Autorité d’horodatage inventée'] }], ...dates })
  const titulaire = { nom: [{ CN: ['Horodateur inventé'] }], ...dates }
  const paire = await delivrer(autorite, titulaire, { etendus: [EKU.horodatage], critique: true })
  writeFileSync(chemin('horodateur.pem'), `${paire.certificat}`)
  writeFileSync(chemin('horodateur.key'), paire.cle)
  writeFileSync(chemin('serie'), '01\n')
  writeFileSync(chemin('tsa.cnf'), configuration(dossier))

  function jeton(demande: Buffer): Buffer {
    writeFileSync(chemin('demande.tsq'), demande)
    const fichiers = ['-queryfile', chemin('demande.tsq'), '-out', chemin('reponse.tsr'), '-config', chemin('tsa.cnf')]
    execFileSync('openssl', ['ts', '-reply', ...fichiers], { stdio: 'ignore' })
    return readFileSync(chemin('reponse.tsr'))
  }

  let mode: ModeTsa = 'juste'
  let nombre = 0
  let compte: string | undefined
  async function traiter(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const demande = await lire(requete)
    nombre++
    compte = requete.headers.authorization
    const dire = (corps: Buffer) => void reponse.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(corps)
    if (mode === 'juste') dire(jeton(demande))
    else if (mode === 'empreinte') dire(jeton(fausser(demande, [0x04, 0x20], 3)))
    else if (mode === 'nonce') dire(jeton(fausser(demande, [0x02, 0x08], 3)))
    else if (mode === 'altere') dire(fausser(jeton(demande), [0x04, 0x82, 0x01, 0x80], 9))
    else if (mode === 'refus') dire(jeton(Buffer.from('3003020101', 'hex')))
    else if (mode === 'charabia') dire(Buffer.from('<html>'))
    else if (mode === 'enorme') dire(Buffer.alloc(1_000_000, 0x30))
    else if (mode === 'erreur') reponse.writeHead(503).end()
    else if (mode === 'coupe') requete.socket.destroy()
    else if (mode === 'goutte') {
      const gouttes = setInterval(() => reponse.write('0'), 50)
      reponse.once('close', () => clearInterval(gouttes))
    }
  }
  const serveur = createServer((requete, reponse) => {
    traiter(requete, reponse).catch(() => reponse.destroy())
  })
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/`,
    autorite,
    demandes: () => nombre,
    compte: () => compte,
    repondre: (suivant) => {
      mode = suivant
    },
    close: () =>
      new Promise<void>((resolve) => {
        rmSync(dossier, { recursive: true, force: true })
        serveur.close(() => resolve())
        serveur.closeAllConnections()
      }),
  }
}
