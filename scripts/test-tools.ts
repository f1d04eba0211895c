// What the tests need beside Node: a Chromium, Debian's PDF checkers and its web scanner. Installed only where missing.
import { spawnSync } from 'node:child_process'
import { findBrowser } from '@/tests/support/browser'

const trouve = (commande: string) => spawnSync('sh', ['-c', `command -v ${commande}`]).status === 0
const paquets = [
  ...(findBrowser() ? [] : ['chromium']),
  ...(['pdfinfo', 'pdffonts', 'pdftotext', 'pdfsig'].every(trouve) ? [] : ['poppler-utils']),
  ...(trouve('qpdf') ? [] : ['qpdf']),
  ...(trouve('certutil') ? [] : ['libnss3-tools']),
  ...(trouve('openssl') ? [] : ['openssl']),
  ...(trouve('unzip') ? [] : ['unzip']),
  ...(trouve('perl') ? [] : ['perl']),
  ...(trouve('python3') ? [] : ['python3']),
  ...(trouve('wapiti') ? [] : ['wapiti']),
]

if (paquets.length > 0) {
  process.stdout.write(`Installing what the tests need: ${paquets.join(', ')}\n`)
  const sudo = process.getuid?.() === 0 ? '' : 'sudo '
  const commande = `${sudo}apt-get update -q && ${sudo}apt-get install -y -q --no-install-recommends ${paquets.join(' ')}`
  const { status } = spawnSync('sh', ['-c', commande], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) {
    process.stderr.write(`Could not install ${paquets.join(', ')}: install them by hand, or set CHROMIUM_PATH to a browser.\n`)
    process.exit(1)
  }
}
