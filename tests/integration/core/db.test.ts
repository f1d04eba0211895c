import { expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'

test('the journal refuses to be changed, deleted or emptied', async () => {
  const prisma = getPrisma()
  const line = await prisma.journal.create({ data: { acteurType: 'systeme', evenement: 'essai' } })
  await expect(prisma.journal.update({ where: { id: line.id }, data: { evenement: 'autre' } })).rejects.toThrow('append-only')
  await expect(prisma.journal.delete({ where: { id: line.id } })).rejects.toThrow('append-only')
  await expect(prisma.$executeRawUnsafe('TRUNCATE "Journal"')).rejects.toThrow('append-only')
})
