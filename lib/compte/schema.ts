import { z } from 'zod'

const EMAIL_MAX = 254 // RFC 5321, 4.5.3.1.3
// One plain address: no quoted local part, no display name, no second @, and a domain with a dot.
const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** An e-mail address, trimmed and in lower case. Full-width look-alikes, quoted parts and control characters are refused. */
export const emailSchema = z
  .string({ error: 'Saisissez une adresse e-mail.' })
  .trim()
  .toLowerCase()
  .min(1, 'Saisissez une adresse e-mail.')
  .max(EMAIL_MAX, 'Cette adresse e-mail est trop longue.')
  .regex(EMAIL, 'Saisissez une adresse e-mail au bon format, par exemple nom@exemple.fr.')
