import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

const TONES = {
  info: { box: 'border-primary bg-wash', icon: 'text-primary', name: 'info' },
  success: { box: 'border-success bg-success-pale', icon: 'text-success', name: 'check' },
  warning: { box: 'border-warning bg-warning-pale', icon: 'text-warning', name: 'warning' },
  danger: { box: 'border-danger bg-danger-pale', icon: 'text-danger', name: 'cross' },
} as const satisfies Record<string, { box: string; icon: string; name: IconName }>

export type Tone = keyof typeof TONES

/** A message of the page. `live` makes screen readers announce it when it appears. */
export function Notice({
  tone = 'info',
  title,
  live,
  children,
}: {
  tone?: Tone
  title?: ReactNode
  live?: boolean
  children?: ReactNode
}) {
  const { box, icon, name } = TONES[tone]
  return (
    <div role={live ? 'status' : undefined} className={classes('flex gap-3 border-l-4 p-4 text-ink', box)}>
      <Icon name={name} className={classes('mt-1', icon)} />
      <div className="min-w-0 flex-1 space-y-2">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
