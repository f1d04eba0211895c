import { describe, expect, test } from 'vitest'
import { estBienRempli, finDesPlages, fixerPlages, listTrous, octetsDuTrou, remplirTrou, TAILLE_CMS } from '@/lib/core/pdf/octets'

const ZEROS = '0'.repeat(TAILLE_CMS * 2)
const gabarit = () =>
  Buffer.from(`%PDF-1.7 /ByteRange [1 2 3 4] /ByteRange [0 9999999999 9999999999 9999999999]/Contents <${ZEROS}> fin`, 'latin1')
const CMS = Buffer.from(`30${'ab'.repeat(600)}`, 'hex')

function rempli() {
  const pdf = gabarit()
  const trou = fixerPlages(pdf, 30)
  remplirTrou(pdf, trou, CMS)
  return { pdf, trou }
}

describe('hole of a signature', () => {
  test('the ranges leave out the hole and nothing else, without moving a byte', () => {
    const { pdf, trou } = rempli()
    expect(pdf.length).toBe(gabarit().length)
    expect(pdf.toString('latin1', trou.debut - 1, trou.debut + 3)).toBe(' <30')
    expect(pdf.toString('latin1', trou.fin - 1)).toBe('> fin')
    expect(pdf.toString('latin1')).toContain(`/ByteRange [0 ${trou.debut} ${trou.fin} 4]`)
    expect(finDesPlages(pdf, trou)).toBe(pdf.length)
  })

  test('it is found again with what it holds', () => {
    const { pdf, trou } = rempli()
    expect(listTrous(pdf, 8)).toEqual([trou])
    expect(octetsDuTrou(pdf, trou).subarray(0, CMS.length)).toEqual(CMS)
    expect(estBienRempli(pdf, trou, CMS.length)).toBe(true)
  })

  test('a template is needed, and room for the CMS', () => {
    expect(() => fixerPlages(Buffer.from('%PDF-1.7'), 0)).toThrow('template')
    const { pdf, trou } = rempli()
    expect(() => remplirTrou(pdf, trou, Buffer.alloc(TAILLE_CMS + 1))).toThrow(RangeError)
    remplirTrou(pdf, trou, Buffer.alloc(TAILLE_CMS, 1))
  })

  test('something after the CMS, or capitals, is not how ours is filled', () => {
    const { pdf, trou } = rempli()
    expect(estBienRempli(pdf, trou, CMS.length - 1)).toBe(false)
    pdf.write('1', trou.fin - 2)
    expect(estBienRempli(pdf, trou, CMS.length)).toBe(false)
    const { pdf: autre } = rempli()
    autre.write('AB', trou.debut + 3)
    expect(estBienRempli(autre, trou, CMS.length)).toBe(false)
  })

  test.each(['[1 D F R]', '[0 D1 F R]', '[0 D F1 R]', '[0 D F 99999]', '[0 D F]', '[-0 D F R]'])(
    'ranges %s are those of another hole',
    (plages) => {
      const { pdf, trou } = rempli()
      const texte = plages.replace('D', `${trou.debut}`).replace('F', `${trou.fin}`).replace('R', '4')
      const vraies = pdf.lastIndexOf('[', trou.debut)
      pdf.fill(' ', vraies, trou.debut).write(texte, vraies)
      expect(finDesPlages(pdf, trou)).toBeNull()
    },
  )
})

test('a file made to be slow is read in one pass', () => {
  const debut = performance.now()
  expect(listTrous(Buffer.from('<30'.repeat(1_700_000)), 8)).toEqual([])
  expect(listTrous(Buffer.from(`<30${'0'.repeat(5_000_000)}`), 8)).toEqual([])
  expect(performance.now() - debut).toBeLessThan(2_000)
})
