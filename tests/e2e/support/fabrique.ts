import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import '../../../scripts/hooks.mjs' // before the imports below, which are dynamic for that reason

const lire = (...chemin: string[]) => readFileSync(join(process.env.E2E_DATA_DIR ?? '', ...chemin), 'utf8').trim()

/** Address of the run's database, as the portal's own processes have it. */
export function adresseBase(): string {
  const port = lire('postgres', 'postmaster.pid').split('\n')[3]
  return `postgresql://kairos:${lire('postgres.password')}@127.0.0.1:${port}/kairos`
}

/** Signs the sessions of the run. */
export const secretDuRun = () => lire('secret')
/** The lines of the database's own log. */
export const journalPostgres = () => lire('postgres', 'server.log').split('\n')

/** The factories of the integration tests on the run's own database: data in any state, without going through the pages. */
export async function ouvrirFabrique() {
  process.env.DATABASE_URL = adresseBase()
  process.env.NEXTAUTH_SECRET = secretDuRun()
  process.env.PORT = process.env.E2E_PORT
  const [factories, membres, { closeDatabase, getPrisma }, { closeJobs }, { deposer }, { chiffrer, nouveauJeton, sha256 }] =
    await Promise.all([
      import('../../support/factories'),
      import('../../support/factories/membres'),
      import('../../../lib/core/db'),
      import('../../../lib/core/jobs'),
      import('../../support/courriels'),
      import('../../../lib/core/chiffrement'),
    ])
  const prisma = getPrisma()
  return {
    ...factories,
    ...membres,
    prisma,
    sha256,
    makeCourriel: deposer,
    /** A link's token, in clear; valid for an hour unless said otherwise. */
    makeJeton: async (
      compteId: string,
      usage: 'activation' | 'mot_de_passe' | 'alerte' | 'email',
      donnees: { expireLe?: Date; consommeLe?: Date } = {},
    ) => {
      const { jeton, empreinte } = nouveauJeton()
      const expireLe = new Date(Date.now() + 3_600_000)
      await prisma.jeton.create({ data: { compteId, usage, empreinte, expireLe, ...donnees } })
      return jeton
    },
    /** What a browser that has just signed up remembers. */
    cookieInscription: (email: string) => ({ name: 'kairos-inscription', value: chiffrer('inscription', email) }),
    /** What a browser that has just signed out of a session of ProConnect's remembers. */
    cookieSortie: () => ({ name: 'kairos-sortie', value: chiffrer('sortie', '01980000-0000-7000-8000-000000000000') }),
    /** What the browser keeps while a person adds an application, then while the recovery codes are on the screen. */
    cookieFacteur: (nom: 'enrolement' | 'codes', valeur: object) => ({
      name: `kairos-${nom}`,
      value: chiffrer(nom, JSON.stringify({ ...valeur, expireLe: Date.now() + 900_000 })),
    }),
    fermer: async () => {
      await closeJobs()
      await closeDatabase()
    },
  }
}
export type Fabrique = Awaited<ReturnType<typeof ouvrirFabrique>>
