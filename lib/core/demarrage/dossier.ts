import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Faute } from './faute'
import { ecrireFichierPrive } from './fichier'

/** What the data folder holds. */
export const fichiersDuDossier = (dossier: string) => ({
  verrou: join(dossier, 'kairos.lock'),
  secret: join(dossier, 'secret'),
  postgres: join(dossier, 'postgres'),
  sceau: join(dossier, 'sceau'),
})

const A_NOUS = /^(?:secret|sceau|postgres|postgres\.password|kairos\.lock.*)$/
const INDIFFERENT = new Set(['lost+found', '.gitkeep'])

/** True for a folder that can become the data folder: ours already, or empty. Its rights and owner are about to change. */
export function estUtilisable(noms: string[]): boolean {
  const presents = noms.filter((nom) => !INDIFFERENT.has(nom))
  return presents.length === 0 || presents.some((nom) => A_NOUS.test(nom))
}

/** Makes the data folder, open to its owner alone (mode 0700). Throws a Faute when the folder holds something else. */
export function preparerDossier(dossier: string): void {
  if (existsSync(dossier) && !estUtilisable(readdirSync(dossier)))
    throw new Faute(`${dossier} holds other files: set KAIROS_DATA_DIR to a folder that is empty, or that Kairos made.`)
  mkdirSync(dossier, { recursive: true, mode: 0o700 })
  chmodSync(dossier, 0o700)
}

/** The secret of this data folder, made once (256 random bits, mode 0600): outside production only. */
export function secretDuDossier(dossier: string): string {
  const { secret } = fichiersDuDossier(dossier)
  if (!existsSync(secret)) ecrireFichierPrive(secret, randomBytes(32).toString('base64url'))
  return readFileSync(secret, 'utf8').trim()
}
