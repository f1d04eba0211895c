import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envSchema, parseEnv } from '@/lib/core/env'

const lignes = readFileSync('.env.example', 'utf8').split('\n')
const reglages = lignes.flatMap((ligne) => /^([A-Z0-9_]+)=/.exec(ligne)?.[1] ?? [])

test('.env.example holds every setting once, and no other', () => {
  const attendus = Object.keys(envSchema.shape).filter((nom) => nom !== 'KAIROS_DEMO') // the supervisor's own
  expect(reglages.toSorted()).toEqual(attendus.toSorted())
})

test('each one is explained by a sentence just above it', () => {
  for (const [rang, ligne] of lignes.entries())
    if (/^[A-Z0-9_]+=/.test(ligne)) expect(lignes[rang - 1]).toMatch(/^# [A-Z0-9].+\.$/)
})

test('the file copied as it is changes nothing', () => {
  const copie = Object.fromEntries(
    lignes.flatMap((l) =>
      /^[A-Z0-9_]+=/.test(l) ? [[l.split('=')[0], l.replace(/^[A-Z0-9_]+=/, '').replace(/^"|"$/g, '')]] : [],
    ),
  )
  expect(parseEnv(copie)).toEqual(parseEnv({}))
})

test('a wrong setting is named, and its value never repeated', () => {
  expect(() => parseEnv({ NEXTAUTH_SECRET: 'trop-court' })).toThrow('NEXTAUTH_SECRET')
  expect(() => parseEnv({ NEXTAUTH_SECRET: 'trop-court' })).not.toThrow('trop-court')
})

test.each(['0', '65536', '-1', 'http'])('PORT=%s is refused', (PORT) => {
  expect(() => parseEnv({ PORT })).toThrow('PORT')
})

const PROCONNECT = {
  PROCONNECT_ISSUER: 'https://pro.test/api/v2',
  PROCONNECT_CLIENT_ID: 'id',
  PROCONNECT_CLIENT_SECRET: 'tres-secret',
}

test('ProConnect is set whole or not at all, and by https', () => {
  expect(parseEnv(PROCONNECT)).toMatchObject(PROCONNECT)
  for (const absent of Object.keys(PROCONNECT)) {
    const partiel = () => parseEnv({ ...PROCONNECT, [absent]: '' })
    expect(partiel).toThrow(
      'PROCONNECT_ISSUER, PROCONNECT_CLIENT_ID and PROCONNECT_CLIENT_SECRET go together: set all three, or none.',
    )
    expect(partiel).not.toThrow('tres-secret')
  }
  expect(() => parseEnv({ ...PROCONNECT, PROCONNECT_ISSUER: 'http://pro.test' })).toThrow('must begin with https://')
  expect(parseEnv({ ...PROCONNECT, PROCONNECT_ISSUER: 'http://127.0.0.1:8080' })).toBeTruthy()
})
