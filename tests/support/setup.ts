import { afterEach, beforeEach, expect, vi } from 'vitest'

process.env.LOG_LEVEL ??= 'silent'

// An error on the console that a test did not ask for is a failure.
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([])
  vi.restoreAllMocks()
})
