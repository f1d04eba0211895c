import { z } from 'zod'
import { lireCodeSecours, lireCodeTotp } from './rules'

const lu = (lire: (saisie: string) => string | null, vide: string, faux: string) =>
  z.string({ error: vide }).transform((saisie, ctx) => {
    const code = lire(saisie.slice(0, 100))
    if (code !== null) return code
    ctx.addIssue({ code: 'custom', message: saisie.trim() === '' ? vide : faux })
    return z.NEVER
  })

const code = lu(
  lireCodeTotp,
  'Saisissez le code à 6 chiffres de votre application.',
  'Ce code doit compter 6 chiffres. Recopiez celui que votre application affiche.',
)
const codeSecours = lu(
  lireCodeSecours,
  'Saisissez l’un de vos codes de secours.',
  'Un code de secours compte 12 signes, par exemple 7F3K-9QXM-2B4D.',
)
/** Where to go afterwards; checked by `suiteSure`. */
const suite = z.string().max(500).optional().catch(undefined)

export const suiteSchema = z.object({ suite })
export const codeSchema = z.object({ code })
export const codeEtSuiteSchema = z.object({ code, suite })
export const codeSecoursSchema = z.object({ codeSecours, suite })
export const preuveSchema = z.object({
  motDePasseActuel: z.string({ error: 'Saisissez votre mot de passe.' }).min(1, 'Saisissez votre mot de passe.').max(1024),
  suite,
})

/** What this browser keeps, encrypted, while a person adds an application. */
export const enrolementSchema = z.object({ compteId: z.uuid(), secret: z.string(), suite, expireLe: z.number() })
/** The codes to be shown, once made. */
export const codesSchema = z.object({ compteId: z.uuid(), codes: z.array(z.string()), suite, expireLe: z.number() })
