import { classes } from './classes'
import { Icon, type IconName } from './icon'

const TONES = {
  neutral: 'border-control text-ink bg-wash',
  pending: 'border-warning text-ink bg-warning-pale',
  success: 'border-success text-ink bg-success-pale',
  danger: 'border-danger text-ink bg-danger-pale',
} as const

export type BadgeTone = keyof typeof TONES

/** A state in one word with its icon: never colour alone. */
export function Badge({ tone, icon, children }: { tone: BadgeTone; icon: IconName; children: string }) {
  return (
    <span
      className={classes('inline-flex items-center gap-1.5 rounded border px-2.5 py-0.5 text-base font-semibold', TONES[tone])}
    >
      <Icon name={icon} />
      {children}
    </span>
  )
}
