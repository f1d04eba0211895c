import pino from 'pino'

/** JSON logs on standard output. Callers pass identifiers only: no name, e-mail, address, token or password. */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: { process: process.env.KAIROS_PROCESS ?? 'kairos' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: ['password', 'motDePasse', 'token', 'jeton', 'email', 'headers', '*.password', '*.motDePasse', '*.token', '*.email'],
})

/** What a log may keep of an error: its name, code and stack, with query values and messages of others left out. */
export function errorFields(error: unknown): { err: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { err: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // Only the places: the stack begins with the message, where Prisma repeats what was being written.
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n')
  return { err: error.name, code, stack }
}
