import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { MESSAGES } from '@/tests/support/messages'

// Next.js gives the code of a server action the `react-server` build of React, and packages left outside the bundle
// (react-email among them) the full one.
const HOOKS = `import { registerHooks } from 'node:module'
registerHooks({ resolve(name, context, next) {
  const ours = !context.parentURL?.includes('/node_modules/') || context.parentURL.includes('react-server')
  const conditions = ours && /^react(\\/|$)/.test(name) ? [...context.conditions, 'react-server'] : context.conditions
  return next(name, { ...context, conditions })
} })`

test('e-mails render with the server build of React', { timeout: 30_000 }, async () => {
  const hooks = `data:text/javascript,${encodeURIComponent(HOOKS)}`
  const args = ['--import', './scripts/hooks.mjs', '--import', hooks, '--import', 'tsx', 'tests/support/react-server.ts']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(stdout.trim().split('\n')).toEqual(Object.keys(MESSAGES).map((modele) => `${modele} true`))
})
