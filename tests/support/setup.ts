import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

process.env.LOG_LEVEL ??= 'silent'

// An error on the console that a test did not ask for is a failure.
let consoleError: MockInstance
beforeEach(() => {
  consoleError = vi.spyOn(console, 'error')
})
afterEach(() => {
  expect(consoleError.mock.calls).toEqual([])
  vi.restoreAllMocks()
})
