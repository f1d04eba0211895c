// `npm run test:wapiti`: Debian's scanner over the whole portal, as each demonstration account and as nobody. Exits 1 when it finds
// anything of medium or higher; its reports are kept in test-reports/wapiti.
import { mkdirSync, openSync } from 'node:fs'
import { adresseExemple, adressesConstruites, preparerMonde } from '@/tests/e2e/support/matrice'
import { ouvrirBanc } from '@/tests/support/banc'
import { RAPPORTS, scanner, type Visiteur } from '@/tests/support/wapiti'

const COMPTES = ['organisme', 'agent', 'admin']
const DEGELE = { geleLe: null, geleMotif: null, geleParId: null }

mkdirSync(RAPPORTS, { recursive: true })
// What Next.js says of each tampered form is no news: kept beside the reports.
const erreurs = openSync(`${RAPPORTS}/portail.log`, 'w')
const banc = await ouvrirBanc({ TRUSTED_PROXIES: '1', ANNUAIRE_URL: 'http://127.0.0.1:9' }, erreurs)
const ouvrier = banc.demarrerOuvrier()
let graves = 0
try {
  const { seed } = await import('@/prisma/seed')
  await seed()
  const { fabrique, web } = banc
  const monde = await preparerMonde(fabrique)
  const pages = adressesConstruites().flatMap((chemin) => adresseExemple(chemin, monde) ?? [])
  const signe = (nom: string): Visiteur => ({
    nom,
    cookie: async () => {
      const { consultation, organisme, compte } = fabrique.prisma
      await Promise.all([consultation.deleteMany(), organisme.updateMany({ data: DEGELE }), compte.updateMany({ data: DEGELE })])
      const where = { email: `${nom}@demo.kairos.test` }
      const { id } = await compte.update({ where, data: { desactiveLe: null }, select: { id: true } })
      const { name, value } = await fabrique.cookieDeSession((await fabrique.makeSession(id)).id)
      return `${name}=${value}`
    },
  })
  const visiteurs = [{ nom: 'anonyme', cookie: null }, ...COMPTES.map(signe)]
  const resultats = await Promise.all(visiteurs.map((visiteur) => scanner(web.adresse, pages, visiteur)))
  for (const [rang, { nom }] of visiteurs.entries()) {
    const resultat = resultats[rang]
    process.stdout.write(`wapiti as ${nom}: ${resultat?.demandes} requests, ${resultat?.graves.length} medium or higher\n`)
    for (const ligne of resultat?.graves ?? []) process.stderr.write(`  ${ligne}\n`)
    graves += resultat?.graves.length ?? 1
  }
} finally {
  await ouvrier.arreter()
  await banc.fermer()
}
process.exit(graves > 0 ? 1 : 0)
