import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { accepterDemande, refuserDemande } from '@/lib/decision/mutations'
import { makeAgent, makeDemande } from '@/tests/support/factories'

const LE = new Date('2026-12-01T10:00:00Z')
const FOIS = 20

let verrou: Client
let temoin: Client // what a transaction sees of the others' waits is frozen: they are watched from outside it
let agents: { accepte: string; refuse: string }
beforeAll(async () => {
  verrou = new Client({ connectionString: process.env.DATABASE_URL })
  temoin = new Client({ connectionString: process.env.DATABASE_URL })
  await Promise.all([verrou.connect(), temoin.connect()])
  agents = { accepte: (await makeAgent({ nom: 'Alix Accepte' })).id, refuse: (await makeAgent({ nom: 'Remy Refuse' })).id }
})
afterAll(() => Promise.all([verrou.end(), temoin.end()]))

/** Resolves when so many statements wait for a row that another transaction holds. */
const attendre = (nombre: number) =>
  vi.waitFor(
    async () => {
      const { rows } = await temoin.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      )
      expect(rows[0]?.n).toBe(nombre)
    },
    { timeout: 10_000, interval: 5 },
  )

const COURRIELS = { acceptee: ['demande-acceptee', 'rgc-nomme'], refusee: ['demande-refusee'] }
const EVENEMENTS = { acceptee: ['demande.accepter', 'acces.ouvrir'], refusee: ['demande.refuser'] }

// Both decisions are under way and wait for the same row when it is let go: neither saw the other's.
test.each(Array.from({ length: FOIS }, (_, rang) => [rang + 1, rang % 2 === 0] as const))(
  'two agents decide at once, time %i: one wins, the other is told who',
  async (_, accepterDAbord) => {
    const { id: demandeId, acceptationId } = await makeDemande({ statut: 'en_attente' })
    const lue = { demandeId, acceptationId: acceptationId ?? '' }
    const accepter = () => accepterDemande({ ...lue, agentId: agents.accepte }, LE)
    const refuser = () => refuserDemande({ ...lue, agentId: agents.refuse, motif: 'Non.', voiesRecours: 'Deux mois.' }, LE)

    await verrou.query('BEGIN')
    await verrou.query('SELECT 1 FROM "Demande" WHERE id = $1 FOR UPDATE', [demandeId])
    const premiere = (accepterDAbord ? accepter : refuser)()
    await attendre(1)
    const seconde = (accepterDAbord ? refuser : accepter)()
    await attendre(2)
    await verrou.query('COMMIT')
    const resultats = await Promise.all([premiere, seconde])

    const demande = await getPrisma().demande.findUniqueOrThrow({ where: { id: demandeId }, include: { documents: true } })
    const statut = demande.statut === 'acceptee' ? 'acceptee' : 'refusee'
    const par = statut === 'acceptee' ? 'Alix Accepte' : 'Remy Refuse'
    expect(resultats).toContainEqual({ ok: true })
    expect(resultats).toContainEqual({ ok: false, code: 'deja_decidee', autre: { statut, par, le: LE } })
    const acceptee = statut === 'acceptee'
    expect([demande.accesId !== null, demande.documents.length === 1, demande.motif]).toEqual([
      acceptee,
      acceptee,
      acceptee ? null : 'Non.',
    ])
    const courriels = await getPrisma().courriel.findMany({ where: { demandeId }, orderBy: { modele: 'asc' } })
    expect(courriels.map(({ modele }) => modele)).toEqual(COURRIELS[statut])
    const journal = await getPrisma().journal.findMany({ where: { demandeId, creeLe: LE }, orderBy: { id: 'asc' } })
    expect(journal.map(({ evenement }) => evenement)).toEqual(EVENEMENTS[statut])
  },
)
