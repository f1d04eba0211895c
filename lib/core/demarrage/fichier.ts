import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Writes a private file (mode 0600) whole or not at all: a full disk or a crash never leaves half of it in place. */
export function ecrireFichierPrive(chemin: string, contenu: string): void {
  const provisoire = `${chemin}.${process.pid}`
  try {
    const fd = openSync(provisoire, 'w', 0o600)
    try {
      writeSync(fd, contenu)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(provisoire, chemin)
  } finally {
    rmSync(provisoire, { force: true })
  }
}
