import { expect, test } from 'vitest'
import { couvreGlyphe } from '@/lib/core/pdf/glyphes'
import { mesurerPolice } from '@/lib/core/pdf/police'

test('what the form takes is exactly what the renderer draws, in every plane', async () => {
  const { couvre } = await mesurerPolice()
  const differents: number[] = []
  for (let point = 0x20; point <= 0x10ffff; point += 1) if (couvre(point) !== couvreGlyphe(point)) differents.push(point)
  expect(differents).toEqual([])
  expect([...'œŒ«\u00a0\u202f\u2011’–…€✓'].filter((signe) => !couvreGlyphe(signe.codePointAt(0) ?? 0))).toEqual([])
  expect([...'数ש😀'].some((signe) => couvreGlyphe(signe.codePointAt(0) ?? 0))).toBe(false)
})
