import { classes } from './classes'

const PATHS = {
  check: 'M4 10.5 8.2 15 16 5.5',
  cross: 'M5 5 15 15 M15 5 5 15',
  warning: 'M10 2.5 18.5 17.5 H1.5 Z M10 8 V12 M10 14.8 V15',
  info: 'M10 9 V14.5 M10 5.6 V6 M10 18 A8 8 0 1 0 10 2 A8 8 0 0 0 10 18',
  clock: 'M10 18 A8 8 0 1 0 10 2 A8 8 0 0 0 10 18 M10 5.5 V10 L13 12',
  pencil: 'M4 16 L4.6 12.6 13 4.2 15.8 7 7.4 15.4 Z',
  stop: 'M10 18 A8 8 0 1 0 10 2 A8 8 0 0 0 10 18 M6.5 10 H13.5',
} as const

export type IconName = keyof typeof PATHS

/** A small drawing beside a word; it says nothing that the word does not, so it is hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" className={classes('icon', className)}>
      <path d={PATHS[name]} />
    </svg>
  )
}
