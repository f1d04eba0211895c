import { expect, test } from 'vitest'
import { ligneCsv } from '@/lib/core/tableur'

test.each([
  ['=cmd|’ /C calc’!A0'],
  ['+33123456789'],
  ['-2+3'],
  ['@SUM(A1)'],
  ['\t=1+1'],
  ['\r=1+1'],
  ['\n=1+1'],
  ['  =1+1'],
  ['\u00a0=1+1'],
  ['＝1+1'],
  ['|calc'],
  ['%0A=1'],
])('%j is a text for a spreadsheet, not a formula [SEC-C6]', (texte) => {
  expect(ligneCsv([texte])).toBe(`"'${texte}"\r\n`)
})

test('a text that begins a cell of its own stays in its cell [SEC-C6]', () => {
  expect(ligneCsv(['a";"=1+1', 'b\r\n=1+1'])).toBe('"a"";""=1+1";"b\r\n=1+1"\r\n')
})

test('an ordinary text is left alone', () => {
  expect(ligneCsv(['Académie « Œuvre & Savoir »', '', '12'])).toBe('"Académie « Œuvre & Savoir »";"";"12"\r\n')
})
