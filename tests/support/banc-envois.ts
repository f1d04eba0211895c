// People who verify files, in a process of their own: `banc-envois.ts ADDRESS FILE…`. Told how many at once and how many in
// all, it sends that many (or until told to stop) and answers with what the portal said, counted.
import { openAsBlob } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'

export type Ordre = { clients: number; nombre: number } | 'arret'
export type Comptes = Record<string, number>

setPriority(constants.priority.PRIORITY_LOW) // stands for other machines: it must not take the portal's time
const [, , adresse = '', ...chemins] = process.argv
const fichiers = await Promise.all(chemins.map(async (chemin) => ({ nom: basename(chemin), contenu: await openAsBlob(chemin) })))
let rang = 0

/** Each file comes from another address, as the portal counts them by address. */
async function envoyer(): Promise<string> {
  const numero = rang++
  const fichier = fichiers[numero % fichiers.length]
  if (!fichier) throw new Error('no file')
  const corps = new FormData()
  corps.set('document', fichier.contenu, 'CGU.pdf')
  const headers = { 'x-forwarded-for': `10.${(numero >> 16) & 255}.${(numero >> 8) & 255}.${numero & 255}` }
  const reponse = await fetch(`${adresse}/api/verification`, { method: 'POST', headers, body: corps })
  const { resultat, erreur } = (await reponse.json()) as { resultat?: string; erreur?: string }
  return `${fichier.nom} ${resultat ?? erreur ?? reponse.status}`
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
