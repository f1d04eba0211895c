import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { limites as Limites } from './rules'

type Bornes = ReturnType<typeof Limites>
const ids = (lignes: { id: string }[]) => lignes.map(({ id }) => id)

/** Accounts that were never activated and are older than that; whether one may go is decided again when it does. */
export const listNonActives = async ({ nonActive }: Bornes): Promise<string[]> =>
  ids(
    await getPrisma().compte.findMany({
      where: { activeLe: null, effaceLe: null, geleLe: null, creeLe: { lt: nonActive } },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
  )

/** Accounts that nobody has opened since; demonstration accounts, frozen and disabled ones are left alone. */
export const listInactifs = async ({ preavis }: Bornes): Promise<string[]> =>
  ids(
    await getPrisma().compte.findMany({
      where: {
        activeLe: { lt: preavis },
        creeLe: { lt: preavis },
        OR: [{ connecteLe: null }, { connecteLe: { lt: preavis } }],
        effaceLe: null,
        geleLe: null,
        desactiveLe: null,
        demonstration: false,
      },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
  )

/** Acceptations whose address or browser is still there past its time. */
export const listOrigines = async ({ origine }: Bornes): Promise<string[]> =>
  ids(
    await getPrisma().acceptation.findMany({
      where: { accepteeLe: { lt: origine }, OR: [{ adresseIp: { not: null } }, { navigateur: { not: null } }] },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
  )
