import { setTimeout as attendre } from 'node:timers/promises'
import { type Mesure, mesurer, type ouvrirBanc, resumer } from './banc'

type Banc = Awaited<ReturnType<typeof ouvrirBanc>>

/** Demandes that agents accept while no worker runs: their documents wait in the queue, all at once. */
export async function accepterEnAttente({ fabrique }: Banc, nombre: number): Promise<string[]> {
  const { accepterDemande } = await import('@/lib/decision/mutations')
  const agentId = (await fabrique.makeAgent()).id
  const demandes: string[] = []
  for (let rang = 0; rang < nombre; rang += 1) {
    const { id: demandeId, acceptationId } = await fabrique.makeDemande({ statut: 'en_attente' })
    const resultat = await accepterDemande({ demandeId, acceptationId: acceptationId ?? '', agentId }, new Date())
    if (!resultat.ok) throw new Error(resultat.code)
    demandes.push(demandeId)
  }
  return demandes
}

const TOUR_MS = { repos: 1_500, charge: 3_000 }
const pendant = (url: string, ms: number) => {
  const fin = performance.now() + ms
  return mesurer(url, 1, () => performance.now() < fin)
}

/** `lignes`: what the journal tells of, one per document made. */
export type Scellement = { repos: Mesure; charge: Mesure; parMinute: number; scelles: number; lignes: number }

/**
 * The home page while the worker makes and seals the documents of these demandes, and while it is held still, by turns: what
 * else the machine does weighs on both alike. `parMinute` counts the turns of work only.
 */
export async function comparerScellement(banc: Banc, demandes: string[]): Promise<Scellement> {
  const { web, fabrique, demarrerOuvrier } = banc
  const scelles = { demandeId: { in: demandes }, statut: 'pret', niveau: { not: null } } as const
  const compter = () => fabrique.prisma.document.count({ where: scelles })
  const ouvrier = demarrerOuvrier()
  const reprendre = () => process.kill(ouvrier.pid, 'SIGCONT')
  process.once('exit', reprendre) // told to stop meanwhile: a process held still would outlive this one
  try {
    while ((await compter()) === 0) await attendre(100)
    const [repos, charge]: [number[], number[]] = [[], []]
    const depart = await compter()
    const debut = performance.now()
    let arretMs = 0
    while ((await compter()) < demandes.length) {
      const arret = performance.now()
      process.kill(ouvrier.pid, 'SIGSTOP') // for less than its heartbeat: its jobs stay its own
      repos.push(...(await pendant(web.adresse, TOUR_MS.repos)))
      reprendre()
      arretMs += performance.now() - arret
      charge.push(...(await pendant(web.adresse, TOUR_MS.charge)))
    }
    const minutes = (performance.now() - debut - arretMs) / 60_000
    const lignes = await fabrique.prisma.journal.count({ where: { demandeId: { in: demandes }, evenement: 'document.produire' } })
    const parMinute = (demandes.length - depart) / minutes
    return { repos: resumer(repos), charge: resumer(charge), parMinute, scelles: await compter(), lignes }
  } finally {
    process.off('exit', reprendre)
    reprendre()
    await ouvrier.arreter()
  }
}
