import { Form } from '@/components/ui/form'
import { suivante } from '@/lib/attribution/actions'

/** « Suivante »: the oldest demande that nobody has, taken in charge and opened. */
export const Suivante = ({ variant }: { variant?: 'primary' | 'secondary' }) => (
  <Form action={suivante} submit="Suivante" variant={variant} />
)
