import { expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'

test('the journal refuses to be changed, deleted or emptied', async () => {
  const prisma = getPrisma()
  const line = await prisma.journal.create({ data: { acteurType: 'systeme', evenement: 'essai' } })
  await expect(prisma.journal.update({ where: { id: line.id }, data: { evenement: 'autre' } })).rejects.toThrow('append-only')
  await expect(prisma.journal.delete({ where: { id: line.id } })).rejects.toThrow('append-only')
  await expect(prisma.$executeRawUnsafe('TRUNCATE "Journal"')).rejects.toThrow('append-only')
})

test('an instant is stored as it is, whatever the zone of the server and of the machine', async () => {
  const vuLe = new Date('2026-11-02T23:30:00Z')
  await getPrisma().battement.create({ data: { nom: 'essai', vuLe } })
  const [ligne] = await getPrisma().$queryRaw<{ secondes: number }[]>`
    SELECT extract(epoch FROM "vuLe")::float8 AS secondes FROM "Battement" WHERE nom = 'essai'`
  expect(ligne?.secondes).toBe(vuLe.getTime() / 1000)
})
