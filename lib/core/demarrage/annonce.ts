import { setTimeout as attendre } from 'node:timers/promises'
import { Faute } from './faute'
import type { Mode } from './reglages'

const ATTENTE_MS = 90_000

/** Says one thing to the person at the terminal. */
export const dire = (texte: string): void => void process.stdout.write(`${texte}\n`)

/** Resolves once the portal says that its database and worker are well; a Faute after 90 s. */
export async function attendreSante(port: number, arret: AbortSignal): Promise<void> {
  for (const limite = Date.now() + ATTENTE_MS; Date.now() < limite; await attendre(150, undefined, { signal: arret })) {
    const reponse = await fetch(`http://localhost:${port}/sante`, {
      signal: AbortSignal.any([arret, AbortSignal.timeout(5_000)]),
    }).catch(() => null)
    if (reponse?.status === 200) return
  }
  throw new Faute(`The portal did not become healthy within ${ATTENTE_MS / 1000} s: see its log above.`)
}

/** What a person needs once everything runs: the addresses, and who to sign in as in demonstration. */
export function annoncer(mode: Mode, adresse: string): string {
  const suite = ['', 'Ctrl-C stops everything.']
  if (mode !== 'demonstration') return [`Kairos is ready: ${adresse}`, ...suite].join('\n')
  return [
    'Kairos is ready, in demonstration mode: invented data, and e-mails that stay here.',
    '',
    `  The portal    ${adresse}`,
    `  Its e-mails   ${adresse}/demo/courriels`,
    '',
    '  Sign in (password Demonstration-Kairos-2026) as',
    '    agent@demo.kairos.test       an agent',
    '    admin@demo.kairos.test       an administrateur',
    '    organisme@demo.kairos.test   an organisme whose demande is accepted',
    ...suite,
  ].join('\n')
}
