import { expect, test } from 'vitest'
import { errorFields } from '@/lib/core/log'

test('what is logged of an error tells where it happened, never what its message says', () => {
  const error = Object.assign(new Error('unique: claire@exemple.test\nsecond line'), { code: 'P2002' })
  const fields = errorFields(error)
  expect(fields).toMatchObject({ err: 'Error', code: 'P2002' })
  expect(fields.stack).toMatch(/^ {4}at .*log\.test\.ts/)
  expect(JSON.stringify(fields)).not.toMatch(/exemple\.test|second line/)
})
