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

// Longer ones are refused by the rule of passwords; this bound only keeps a huge text from being looked at.
const motDePasse = z
  .string({ error: 'Saisissez un mot de passe.' })
  .min(1, 'Saisissez un mot de passe.')
  .max(1024, 'Choisissez un mot de passe d’au plus 128 caractères.')

/** A password typed twice. */
export const motDePasseRepeteShape = {
  motDePasse,
  motDePasseRepete: z.string({ error: 'Répétez le mot de passe.' }).min(1, 'Répétez le mot de passe.'),
}
export const memesMotsDePasse = [
  (saisie: { motDePasse: string; motDePasseRepete: string }) => saisie.motDePasse === saisie.motDePasseRepete,
  { path: ['motDePasseRepete'] as PropertyKey[], message: 'Les deux mots de passe sont différents.' },
] as const

const jeton = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'Ce lien n’est pas valable. Ouvrez de nouveau le lien de l’e-mail, en entier.')

export const connexionSchema = z.object({
  email: emailSchema,
  motDePasse,
  suite: z.string().max(500).optional().catch(undefined),
})
export const emailSeulSchema = z.object({ email: emailSchema })
export const activationSchema = z.object({ jeton })
export const nouveauMotDePasseSchema = z.object({ jeton, ...motDePasseRepeteShape }).refine(...memesMotsDePasse)
export const changementMotDePasseSchema = z
  .object({ motDePasseActuel: motDePasse, ...motDePasseRepeteShape })
  .refine(...memesMotsDePasse)
export const sansChampSchema = z.object({})

export const compteIdSchema = z.uuid()
