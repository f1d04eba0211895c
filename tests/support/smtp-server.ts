import { type AddressInfo, createServer, type Socket } from 'node:net'

export type CourrielSmtp = { de: string; a: string[]; brut: string }
export type ServeurSmtp = {
  url: string
  boite: CourrielSmtp[]
  /** Next answers by command (« RCPT », « DATA-FIN »…), e.g. `451 4.3.0 later`; « attend » never answers. */
  scenario: Map<string, string[]>
  close: () => Promise<void>
}

/** A local server that speaks enough SMTP (RFC 5321) for one message a connection. */
export async function startSmtpServer(): Promise<ServeurSmtp> {
  const boite: CourrielSmtp[] = []
  const scenario = new Map<string, string[]>()
  const sockets = new Set<Socket>()

  function servir(socket: Socket): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    let recu = ''
    let courant: CourrielSmtp = { de: '', a: [], brut: '' }
    let donnees = false

    function repondre(commande: string, defaut: string): boolean {
      const prevue = scenario.get(commande)?.shift()
      if (prevue !== 'attend') socket.write(`${prevue ?? defaut}\r\n`)
      return prevue === undefined
    }
    function commande(ligne: string): void {
      const verbe = ligne.split(/[ :]/)[0]?.toUpperCase() ?? ''
      const adresse = /<([^>]*)>/.exec(ligne)?.[1] ?? ''
      if (verbe === 'EHLO' || verbe === 'HELO') repondre('EHLO', '250 kairos-test')
      else if (verbe === 'MAIL' && repondre('MAIL', '250 ok')) courant = { de: adresse, a: [], brut: '' }
      else if (verbe === 'RCPT' && repondre('RCPT', '250 ok')) courant.a.push(adresse)
      else if (verbe === 'DATA' && repondre('DATA', '354 go on')) donnees = true
      else if (verbe === 'QUIT') socket.end('221 bye\r\n')
      else if (!['MAIL', 'RCPT', 'DATA'].includes(verbe)) socket.write('250 ok\r\n')
    }
    function lire(): void {
      const fin = donnees ? '\r\n.\r\n' : '\r\n'
      const position = recu.indexOf(fin)
      if (position < 0) return
      const morceau = recu.slice(0, position)
      recu = recu.slice(position + fin.length)
      if (donnees) {
        donnees = false
        if (repondre('DATA-FIN', '250 taken')) boite.push({ ...courant, brut: morceau })
      } else commande(morceau)
      lire()
    }
    socket.setEncoding('utf8').on('data', (texte: string) => {
      recu += texte
      lire()
    })
    repondre('CONNEXION', '220 kairos-test ESMTP')
  }

  const server = createServer(servir)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { url: `smtp://127.0.0.1:${port}`, boite, scenario, close }
}
