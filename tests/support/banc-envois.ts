// People who verify files, in a process of their own: `banc-envois.ts ADDRESS FILE…`. Told how many at once and how many in
// all, it sends that many (or until told to stop) and answers with what the portal said, counted.
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { cederLaPlace } from '@/lib/core/demarrage/priorite'
import { champsCaches } from './formulaire'

export type Ordre = { clients: number; nombre: number } | 'arret'
export type Comptes = Record<string, number>

cederLaPlace() // stands for other machines: it must not take the portal's time
const [, , adresse = '', ...chemins] = process.argv
const fichiers = await Promise.all(chemins.map(async (chemin) => ({ nom: basename(chemin), contenu: await openAsBlob(chemin) })))
const caches = champsCaches(await (await fetch(`${adresse}/verification`)).text(), 'Vérifier')
const action = /"id":"(\w+)"/.exec(JSON.stringify(caches).replaceAll('\\"', '"'))?.[1] ?? ''
let rang = 0

type Envoi = { url: string; headers?: Record<string, string>; champs: Record<string, string>; champ: string }

/** The ways in: the page with its script, the page without, and the interface for programs. */
const VOIES: Envoi[] = [
  {
    url: `${adresse}/verification`,
    headers: { 'next-action': action, accept: 'text/x-component' },
    champs: { 0: '[{"status":"idle"},"$K1"]' },
    champ: '_1_document',
  },
  { url: `${adresse}/verification`, champs: caches, champ: 'document' },
  { url: `${adresse}/api/verification`, champs: {}, champ: 'document' },
]

const REPONSES: [dit: RegExp, code: string][] = [
  [/Authentique\u00a0: ce document a bien été|"resultat":"authentique"/, 'authentique'],
  [/Modifié\u00a0: ce fichier porte|"resultat":"modifie"/, 'modifie'],
  [/Inconnu\u00a0: ce fichier n’est pas|"resultat":"inconnu"/, 'inconnu'],
]

/** Each file comes from another address, as the portal counts them by address. */
async function envoyer(): Promise<string> {
  const numero = rang++
  const fichier = fichiers[numero % fichiers.length]
  const voie = VOIES[Math.floor(numero / fichiers.length) % VOIES.length]
  if (!fichier || !voie) throw new Error('no file')
  const corps = new FormData()
  corps.set(voie.champ, fichier.contenu, 'CGU.pdf') // first: React reads the form that an argument is when the arguments come
  for (const [nom, valeur] of Object.entries(voie.champs)) corps.set(nom, valeur)
  const source = `10.${(numero >> 16) & 255}.${(numero >> 8) & 255}.${numero & 255}`
  const headers = { ...voie.headers, origin: adresse, 'x-forwarded-for': source }
  const reponse = await fetch(voie.url, { method: 'POST', headers, body: corps })
  const texte = await reponse.text()
  return `${fichier.nom} ${REPONSES.find(([dit]) => dit.test(texte))?.[1] ?? reponse.status}`
}

let restants = 0
process.on('message', async (ordre: Ordre) => {
  if (ordre === 'arret') {
    restants = 0
    return
  }
  const comptes: Comptes = {}
  restants = ordre.nombre
  const client = async () => {
    while (restants-- > 0) {
      const dit = await envoyer()
      comptes[dit] = (comptes[dit] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: ordre.clients }, client))
  process.send?.(comptes)
})
process.on('disconnect', () => process.exit(0))
