import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argsDe } from '@/lib/core/demarrage/processus'
import { produireDocument } from '@/lib/document/jobs'
import { type Mesure, memoire, mesurer, type ouvrirBanc, ramasser, resumer } from './banc'
import type { Comptes, Ordre } from './banc-envois'

type Banc = Awaited<ReturnType<typeof ouvrirBanc>>

/** An original, the same with a bit changed, and 5 MB that begin like a PDF and are full of what looks like a signature. */
async function preparerFichiers({ fabrique }: Banc): Promise<Record<string, Buffer>> {
  const { document } = await fabrique.makeDemande({ statut: 'acceptee' })
  const documentId = document?.id ?? ''
  await produireDocument({ documentId })
  const { contenu } = await fabrique.prisma.document.findUniqueOrThrow({ where: { id: documentId } })
  const original = Buffer.from(contenu ?? [])
  const change = Buffer.from(original)
  change.writeUInt8(change.readUInt8(2000) ^ 1, 2000)
  const gros = Buffer.alloc(5 * 1024 * 1024, 'a <30')
  gros.write('%PDF-1.7\n')
  return { original, change, gros }
}

/** Ten people who send files from another process. `pendant` keeps them all at it while some work is done. */
export async function ouvrirEnvois(banc: Banc) {
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-envois-'))
  const chemins = Object.entries(await preparerFichiers(banc)).map(([nom, contenu]) => {
    writeFileSync(join(dossier, nom), contenu)
    return join(dossier, nom)
  })
  const args = [...argsDe('tests/support/banc-envois.ts'), banc.web.adresse, ...chemins]
  const enfant = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const total: Comptes = {}
  const ordonner = async (ordre: Ordre) => {
    const reponse = once(enfant, 'message')
    enfant.send(ordre)
    return async () => {
      const [comptes] = (await reponse) as [Comptes]
      for (const [dit, nombre] of Object.entries(comptes)) total[dit] = (total[dit] ?? 0) + nombre
    }
  }
  return {
    total,
    envoyer: async (nombre: number, clients = 1) => (await ordonner({ clients, nombre }))(),
    pendant: async <T>(clients: number, travail: () => Promise<T>): Promise<T> => {
      const fin = await ordonner({ clients, nombre: Number.POSITIVE_INFINITY })
      const fait = await travail()
      enfant.send('arret' satisfies Ordre)
      await fin()
      return fait
    },
    fermer: () => {
      enfant.disconnect()
      rmSync(dossier, { recursive: true })
    },
  }
}

type Envois = Awaited<ReturnType<typeof ouvrirEnvois>>

/** The home page, idle then while ten verify, by turns: what else the machine does weighs on both alike. */
export async function comparer(adresse: string, envois: Envois, tours: number, parTour: number): Promise<[Mesure, Mesure]> {
  const repos: number[] = []
  const charge: number[] = []
  for (let tour = 0; tour < tours; tour += 1) {
    repos.push(...(await mesurer(adresse, parTour)))
    charge.push(...(await envois.pendant(10, () => mesurer(adresse, parTour))))
  }
  return [resumer(repos), resumer(charge)]
}

/**
 * Resident memory of each process, in MiB: what it keeps, its garbage collected, before and after `nombre` files in a row; and what
 * it has while at it, after each fifty.
 */
export async function suivreMemoire(pids: number[], envois: Envois, nombre: number) {
  const gardee = async () => {
    for (const pid of pids) await ramasser(pid)
    return pids.map(memoire)
  }
  const avant = await gardee()
  const pendant = pids.map((): number[] => [])
  for (let envoyes = 0; envoyes < nombre; envoyes += 50) {
    await envois.envoyer(50)
    for (const [rang, pid] of pids.entries()) pendant[rang]?.push(memoire(pid))
  }
  const apres = await gardee()
  return pids.map((_, rang) => ({ avant: avant[rang] ?? 0, pendant: pendant[rang] ?? [], apres: apres[rang] ?? 0 }))
}
