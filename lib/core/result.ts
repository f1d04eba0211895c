/** A decision of the domain: it succeeds with data, or is refused with a code that labels.ts puts into words. */
export type Result<T extends object, Code extends string> = ({ ok: true } & T) | { ok: false; code: Code }

export function ok<T extends object>(data: T): { ok: true } & T {
  return { ok: true, ...data }
}

export function refus<Code extends string>(code: Code): { ok: false; code: Code } {
  return { ok: false, code }
}
