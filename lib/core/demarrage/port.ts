import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import { Faute } from './faute'

/** The Faute of a port that can't be listened on, or the error itself when it is something else. */
export function fauteDuPort(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Faute(`Port ${port} is already taken: stop the program that uses it, or set another PORT.`)
  if (code === 'EACCES') return new Faute(`Port ${port} is not open to this account: set a PORT above 1023.`)
  return error
}

async function essayer(port: number): Promise<void> {
  const serveur = createServer()
  serveur.listen(port)
  await once(serveur, 'listening')
  serveur.close()
  await once(serveur, 'close')
}

/** Throws a Faute when the port is taken. It may be waited for (ms): a web process of before may be ending. */
export async function verifierPort(port: number, attenteMs: number): Promise<void> {
  for (const limite = Date.now() + attenteMs; ; await attendre(100)) {
    try {
      return await essayer(port)
    } catch (error) {
      if (Date.now() >= limite) throw fauteDuPort(error, port)
    }
  }
}
