/** A fault that operation expects: its message is one clear sentence for the person at the terminal, shown without a stack. */
export class Faute extends Error {
  override name = 'Faute'
}

/** Exit status of a program that ended on an expected fault: starting it again would change nothing. */
export const CODE_FAUTE = 78 // EX_CONFIG of sysexits.h

const DISQUE_PLEIN = /ENOSPC|No space left on device/
const SQL_DISQUE_PLEIN = '53100' // disk_full, PostgreSQL's appendix A

const champ = (error: object, nom: string): unknown => (nom in error ? error[nom as keyof typeof error] : undefined)

/** True when a full disk is behind an error: Node's, a program's, or PostgreSQL's own, at any depth of causes. */
export function estDisquePlein(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = champ(error, 'code')
  if (code === 'ENOSPC' || code === SQL_DISQUE_PLEIN) return true
  if ([champ(error, 'message'), champ(error, 'stderr')].some((texte) => DISQUE_PLEIN.test(String(texte)))) return true
  return estDisquePlein(champ(error, 'cause'))
}

/** The sentence of an expected fault, or null for an error that deserves its stack. */
export function phraseDe(error: unknown): string | null {
  if (estDisquePlein(error)) return 'The disk is full: free some space and start again, nothing was lost.'
  if (error instanceof Faute) return error.message
  if (!(error instanceof Error)) return null
  const [code, path] = [champ(error, 'code'), champ(error, 'path')]
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${String(path ?? 'A file')} can't be written (${code}): check who owns it, or set KAIROS_DATA_DIR to a folder of yours.`
  return null
}

/** Writes a fault on standard error: its sentence when it was expected, its stack otherwise. Returns the exit status. */
export function direFaute(error: unknown): number {
  const phrase = phraseDe(error)
  process.stderr.write(`${phrase ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return phrase === null ? 1 : CODE_FAUTE
}
