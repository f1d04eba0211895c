import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NOMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/** A Chromium of this machine: CHROMIUM_PATH, or the first one on the PATH; null when there is none. */
export function findBrowser(): string | null {
  const choisi = process.env.CHROMIUM_PATH
  if (choisi) return choisi
  const dossiers = (process.env.PATH ?? '').split(delimiter)
  return dossiers.flatMap((dossier) => NOMS.map((nom) => join(dossier, nom))).find((chemin) => existsSync(chemin)) ?? null
}
