import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPrisma } from '@/lib/core/db'
import { accepterDemande } from '@/lib/decision/mutations'
import { enregistrerDemande, validerDemande } from '@/lib/demande/mutations'
import { produireDocument } from '@/lib/document/jobs'
import { etablirBordereaux } from '@/lib/journal/jobs'
import { loadPreuve } from '@/lib/preuve/loaders'
import { reaccepter } from '@/lib/reacceptation/mutations'
import { ouvrirSceau } from '@/lib/sceau/service'
import { publierVersion } from './campagne'
import { makeAgent, type makeGestionnaire, makeSession, personnes } from './factories'
import { dansRequete } from './request'
import { lancer } from './sceau'

const MINUTE = 60_000
const NAVIGATEUR = 'Mozilla/5.0 (Essai) <script>alert(1)</script>'

type Gestionnaire = Awaited<ReturnType<typeof makeGestionnaire>>

/** Records a demande, accepts the CGU, has it accepted at `le` and its PDF made now, through the portal's own code. */
export async function adherer(
  le: Date,
  { compte, organisme }: Gestionnaire,
  gens: Parameters<typeof personnes>[0] = {},
  souhait: 'renouvellement' | null = null,
) {
  await installerCgu()
  const auteur = { organismeId: organisme.id, compteId: compte.id }
  const { demandeId } = await enregistrerDemande({ ...auteur, personnes: personnes(gens), souhait }, le)
  const acceptationId = await valider(demandeId, { compte, organisme }, le)
  const agentId = (await makeAgent()).id
  await accepterDemande({ demandeId, acceptationId, agentId }, new Date(le.getTime() + 2 * MINUTE))
  const { id: documentId } = await getPrisma().document.findUniqueOrThrow({ where: { acceptationId } })
  await produireDocument({ documentId })
  return { demandeId, acceptationId, documentId, agentId }
}

/** « Je valide ma demande », a minute after `le`: the identifier of the acceptation. */
export async function valider(demandeId: string, { compte, organisme }: Gestionnaire, le: Date): Promise<string> {
  const maintenant = new Date(le.getTime() + MINUTE)
  const { sha256 } = await getCguEnVigueur(maintenant)
  const contexte = { adresse: '192.0.2.9', navigateur: NAVIGATEUR, requeteId: 'requete-d-essai' }
  const qui = { demandeId, organismeId: organisme.id, compteId: compte.id }
  await validerDemande({ ...qui, accepte: true, sha256, contexte }, maintenant)
  const { acceptationId } = await getPrisma().demande.findUniqueOrThrow({ where: { id: demandeId } })
  if (!acceptationId) throw new Error('the demande was not validated')
  return acceptationId
}

/** Unpacks an archive with `unzip` into a new folder. */
export function deballer(zip: Uint8Array, dossier: string): string {
  const archive = `${dossier}.zip`
  writeFileSync(archive, zip)
  mkdirSync(dossier)
  execFileSync('unzip', ['-q', '-d', dossier, archive])
  return dossier
}

/** The checks that a LISEZ-MOI.txt tells of: the indented lines as they are, and what they must print. */
export function lireControles(dossier: string): { titre: string; commandes: string; attendu: string }[] {
  const sections = readFileSync(join(dossier, 'LISEZ-MOI.txt'), 'utf8')
    .split(/^\d+\. /m)
    .slice(1)
  return sections.map((section) => ({
    titre: section.split('\n', 1)[0] ?? '',
    commandes: Array.from(section.matchAll(/^ {4}(.*)$/gm), ([, ligne]) => ligne).join('\n'),
    attendu: /^Attendu\u00a0: (.*)$/m.exec(section)?.[1] ?? '',
  }))
}

/** Runs the checks as someone would who copies them into a terminal: the titles of those that do not print what is expected. */
export function controler(dossier: string): string[] {
  return lireControles(dossier).flatMap(({ titre, commandes, attendu }) => {
    const { ok, sortie } = lancer('sh', '-c', `cd '${dossier}'\n${commandes}`)
    return ok && attendu !== '' && sortie.includes(attendu) ? [] : [titre]
  })
}

/** Changes one bit of a file: in the middle of these words, or near its end. */
export function abimer(dossier: string, nom: string, mots = ''): void {
  const octets = readFileSync(join(dossier, nom))
  const ou = mots ? octets.indexOf(mots) + mots.length - 2 : octets.length - 5
  octets.writeUInt8(octets.readUInt8(ou) ^ 1, ou)
  writeFileSync(join(dossier, nom), octets)
}

/** Makes the sums of an unpacked archive again, as someone would who hides a change. */
export const recalculer = (dossier: string): void =>
  void execFileSync('sh', ['-c', 'cut -c 67- SHA256SUMS | xargs sha256sum > controle/sommes && cp controle/sommes SHA256SUMS'], {
    cwd: dossier,
  })

/** The bills of the days before `maintenant`, sealed and timestamped, as the night makes them. */
export const faireBordereaux = async (maintenant: Date): Promise<void> =>
  etablirBordereaux((await ouvrirSceau()).detache, maintenant)

/** Publishes another text and accepts it for an accepted demande at `le`, with its PDF made now: its acceptation. */
export async function accepterDeNouveau(demandeId: string, { compte, organisme }: Gestionnaire, le: Date): Promise<string> {
  const publieeLe = new Date(le.getTime() - MINUTE)
  const miseAJourLe = le.toISOString().slice(0, 10)
  const { sha256 } = await publierVersion({ miseAJourLe, publieeLe, avant: new Date(le.getTime() + 60 * MINUTE) })
  const contexte = { adresse: '192.0.2.9', navigateur: NAVIGATEUR, requeteId: 'requete-d-essai' }
  const qui = { demandeId, organismeId: organisme.id, compteId: compte.id }
  const resultat = await reaccepter({ ...qui, accepte: true, sha256, contexte }, le)
  if (!resultat.ok) throw new Error(resultat.code)
  const { acceptation } = await getPrisma().demande.findUniqueOrThrow({
    where: { id: demandeId },
    select: { acceptation: { select: { id: true, document: { select: { id: true } } } } },
  })
  await produireDocument({ documentId: acceptation?.document?.id ?? '' })
  return acceptation?.id ?? ''
}

/** What this account gets from the archive's address; null for the answer to who may not have it. */
export async function telecharger(compteId: string | null, demandeId: string, acceptation: string | null = null) {
  const sessionId = compteId ? (await makeSession(compteId)).id : undefined
  const { issue } = await dansRequete({ sessionId }, () => loadPreuve(demandeId, acceptation))
  const preuve = 'valeur' in issue ? issue.valeur : null
  return preuve && { nom: preuve.nom, zip: Buffer.from(await new Response(preuve.flux).arrayBuffer()) }
}
