// Node hooks for the programs started outside Next.js (worker, scripts): `server-only` is a bundler's marker,
// and its Node entry throws, so it resolves to an empty module here.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'server-only') return { url: 'data:text/javascript,export{}', shortCircuit: true }
    return nextResolve(specifier, context)
  },
})
