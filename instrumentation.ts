import type { Instrumentation } from 'next'

/** Logs what broke a page, a route or an action, under the identifiers that error.tsx shows: `digest` and the request's own. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { errorFields, log } = await import('@/lib/core/log')
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined
  const requestId = request.headers['x-request-id']
  const path = request.path.split('?', 1)[0]
  log.error({ event: 'request.error', requestId, digest, path, route: context.routePath, ...errorFields(error) })
}
