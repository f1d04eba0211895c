import { describe, expect, test } from 'vitest'
import { hacherMotDePasse, motDePasseProvisoire, refuserMotDePasse, verifierMotDePasse } from '@/lib/core/mot-de-passe'

const CONTEXTE = ['jeanne.essai@ateliers-du-quai.test', 'Ateliers du Quai Formation', 'Kairos']
const refus = (motDePasse: string) => refuserMotDePasse(motDePasse, CONTEXTE)

// 128 signs of which none repeats, most of them outside the basic plane.
const EMOJIS = Array.from({ length: 127 }, (_, rang) => String.fromCodePoint(0x1f300 + ((rang * 53) % 500)))
const CENT_VINGT_HUIT = `${EMOJIS.join('')}é`

/** Processor time a piece of work takes, in milliseconds. */
const travailDe = async (travail: () => unknown) => {
  const debut = process.cpuUsage()
  await travail()
  const { user, system } = process.cpuUsage(debut)
  return (user + system) / 1000
}

describe('refuserMotDePasse', () => {
  test('counts characters as people see them: 12 at least, 128 at most', () => {
    expect(refus('vq7Lmx2wRzk')).toBe('mot_de_passe_court')
    expect(refus('vq7Lmx2wRzkT')).toBeNull()
    expect(refus('🐙🦊🌲🚲🍏🎻🪁🧭🌋🐢🦜')).toBe('mot_de_passe_court')
    expect([...CENT_VINGT_HUIT]).toHaveLength(128)
    expect(refus(CENT_VINGT_HUIT)).toBeNull()
    expect(refus(`${CENT_VINGT_HUIT}x`)).toBe('mot_de_passe_long')
  })

  test('wants no composition: letters alone do when they are many or unexpected', () => {
    expect(refus('wkvtzqhdnxbj')).toBeNull()
    expect(refus('bourrasque violette sur tambour lent')).toBeNull()
  })

  test.each([
    ['one character', 'aaaaaaaaaaaaaaaa'],
    ['figures', '123456789012345'],
    ['a row of the keyboard', 'azertyuiopqsdfgh'],
    ['a common one', 'MotDePasse2026!'],
    ['a common one, disguised', 'M0tD3P@sse2026'],
    ['French words', 'soleil-bonjour'],
    ['a French phrase', 'jaimelesoleil'],
    ['days', 'lundimardimercredi'],
    ['a town and its postal code', 'Toulouse31000!!'],
    ['a date twice', '14/07/1989-14/07/1989'],
    ['the service', 'KairosKairos2026'],
    ['the organisme', 'AteliersDuQuai2026'],
    ['the organisme as it is written', 'Ateliers du Quai Formation'],
    ['the e-mail', 'jeanne.essai@ateliers-du-quai.test'],
    ['the e-mail’s first half', 'Jeanne.Essai!'],
    ['figures that nothing explains', '807319264053'],
  ])('refuses %s', (_nom, motDePasse) => {
    expect(refus(motDePasse)).toBe('mot_de_passe_devinable')
  })

  test('refuses 1 MB at once, before any estimate [SEC-P1]', async () => {
    const enorme = 'x7'.repeat(512 * 1024)
    expect(refus(enorme)).toBe('mot_de_passe_long')
    expect(await travailDe(() => refus(enorme))).toBeLessThan(250)
  })
})

describe('hacherMotDePasse and verifierMotDePasse', () => {
  test('keep a password in the PHC format of argon2id, at OWASP’s floor, with its own salt', async () => {
    const [un, deux] = await Promise.all([hacherMotDePasse('vq7Lmx2wRzkT'), hacherMotDePasse('vq7Lmx2wRzkT')])
    const [, m, t, p] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/.exec(un) ?? []
    expect([Number(m) >= 19_456, Number(t) >= 2, Number(p)]).toEqual([true, true, 1])
    expect(un).not.toBe(deux)
    expect(await verifierMotDePasse('vq7Lmx2wRzkT', deux)).toBe(true)
    expect(await verifierMotDePasse('vq7Lmx2wRzkt', deux)).toBe(false)
  })

  test('do not cut a long one: its last character counts [SEC-P2]', async () => {
    const empreinte = await hacherMotDePasse(CENT_VINGT_HUIT)
    expect(await verifierMotDePasse(CENT_VINGT_HUIT, empreinte)).toBe(true)
    expect(await verifierMotDePasse(`${EMOJIS.join('')}è`, empreinte)).toBe(false)
  })

  test('take an accent the same way, however the keyboard composes it', async () => {
    const empreinte = await hacherMotDePasse('été à Vézelay 7')
    expect(await verifierMotDePasse('été à Vézelay 7'.normalize('NFD'), empreinte)).toBe(true)
  })

  test('refuse what is too long without hashing it [SEC-P1]', async () => {
    const empreinte = await hacherMotDePasse('vq7Lmx2wRzkT')
    const enorme = 'x7'.repeat(512 * 1024)
    expect(await verifierMotDePasse(enorme, empreinte)).toBe(false)
    expect(await travailDe(() => verifierMotDePasse(enorme, empreinte))).toBeLessThan(10)
  })

  test('are always wrong for an account without password, at the same cost', async () => {
    const empreinte = await hacherMotDePasse('vq7Lmx2wRzkT')
    for (const sans of [null, '', 'illisible']) expect(await verifierMotDePasse('vq7Lmx2wRzkT', sans)).toBe(false)
    // Processor time, not the clock's: it does not depend on what else the machine does.
    const cout = { avec: 0, sans: 0 }
    for (let n = 0; n < 4; n += 1) {
      cout.avec += await travailDe(() => verifierMotDePasse('vq7Lmx2wRzkT', empreinte))
      cout.sans += await travailDe(() => verifierMotDePasse('vq7Lmx2wRzkT', null))
    }
    expect(cout.sans / cout.avec).toBeGreaterThan(0.5)
    expect(cout.sans / cout.avec).toBeLessThan(2)
  })

  test('read parameters from the hash: older ones still open', async () => {
    // argon2id of "password" with salt "somesalt", t=2 m=256 p=1, from the reference implementation's own tests.
    const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
    expect(await verifierMotDePasse('password', reference)).toBe(true)
    expect(await verifierMotDePasse('passwore', reference)).toBe(false)
  })
})

test('a provisional password is four groups that can be read aloud, never twice the same, and passes the rule', () => {
  const tous = Array.from({ length: 300 }, motDePasseProvisoire)
  expect(new Set(tous).size).toBe(300)
  for (const motDePasse of tous) expect(motDePasse).toMatch(/^(?:[a-km-zA-HJ-NP-Z2-9]{5}-){3}[a-km-zA-HJ-NP-Z2-9]{5}$/)
  expect(tous.slice(0, 3).map(refus)).toEqual([null, null, null])
})
