import { describe, expect, test } from 'vitest'
import { nonLusEnClair } from '@/lib/message/labels'
import { AUTEURS, effetMessage, VISIBLES_ORGANISME } from '@/lib/message/rules'

describe('what a message does', () => {
  test.each([
    ['organisme', { agents: 0, organisme: 0 }, { nonLu: 'agents', prevenir: true }],
    ['organisme', { agents: 1, organisme: 0 }, { nonLu: 'agents', prevenir: false }],
    ['organisme', { agents: 0, organisme: 5 }, { nonLu: 'agents', prevenir: true }],
    ['agent', { agents: 5, organisme: 0 }, { nonLu: 'organisme', prevenir: true }],
    ['agent', { agents: 0, organisme: 1 }, { nonLu: 'organisme', prevenir: false }],
    ['note', { agents: 0, organisme: 0 }, { nonLu: null, prevenir: false }],
  ] as const)('%s, unread %o', (auteur, nonLus, effet) => expect(effetMessage(auteur, nonLus)).toEqual(effet))
})

test('the organisme sees everything but notes', () => {
  expect(AUTEURS.filter((auteur) => !VISIBLES_ORGANISME.some((visible) => visible === auteur))).toEqual(['note'])
})

test('unread messages are counted in words', () => {
  expect(nonLusEnClair(1)).toBe('1\u00a0message non lu')
  expect(nonLusEnClair(2)).toBe('2\u00a0messages non lus')
})
