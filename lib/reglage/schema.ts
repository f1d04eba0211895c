import { z } from 'zod'
import { emailSchema } from '@/lib/compte/schema'
import { texteCourt, texteLong } from '@/lib/core/texte'
import { GROUPES } from './rules'

const lu = z.string().regex(/^[0-9a-f]{64}$/)
const entier = (min: number, max: number, unite: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, { error: `Saisissez un nombre entier ${unite}.`, abort: true })
    .refine((texte) => Number(texte) >= min && Number(texte) <= max, `Saisissez un nombre ${unite} entre ${min} et ${max}.`)
    .transform((texte) => String(Number(texte)))
const heure = z
  .string()
  .trim()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Saisissez une heure sous la forme 07:30.', abort: true })

/** Who runs the service. The telephone is free text: a short number has its place. */
export const operateurSchema = z.object({
  lu,
  nom: texteCourt({ max: 80, message: 'Saisissez le nom de l’exploitant.' }),
  service: texteCourt({ max: 40, message: 'Saisissez le nom du service.' }),
  adresse: texteCourt({ max: 200, message: 'Saisissez l’adresse postale.' }),
  telephone: z
    .string()
    .trim()
    .regex(/^\+?\d[\d .]{2,18}\d$/, 'Saisissez un numéro de téléphone, par exemple 01 40 30 60 00.'),
  courriel: emailSchema,
})

export const recoursSchema = z.object({
  lu,
  voiesRecours: texteLong({ max: 3000, message: 'Saisissez les voies et délais de recours\u00a0: un refus doit les porter.' }),
})

export const delaisSchema = z
  .object({
    lu,
    promesseHeures: entier(1, 720, 'd’heures ouvrées'),
    alerteHeures: entier(1, 720, 'd’heures ouvrées'),
    reacceptationJours: entier(1, 365, 'de jours'),
  })
  .refine(({ promesseHeures, alerteHeures }) => Number(alerteHeures) < Number(promesseHeures), {
    path: ['alerteHeures'],
    message: 'Choisissez un seuil plus court que le délai de décision.',
  })

export const horairesSchema = z
  .object({ lu, ouverture: heure, fermeture: heure })
  .refine(({ ouverture, fermeture }) => ouverture < fermeture, {
    path: ['fermeture'],
    message: 'Choisissez une fermeture après l’ouverture.',
  })

/** What was just saved, on the page one comes back to. */
export const enregistreSchema = z.enum(GROUPES).nullable().catch(null)
/** What a line of the journal says of a change. */
export const changementsSchema = z.object({
  groupe: z.enum(GROUPES),
  changements: z.array(z.object({ champ: z.string(), avant: z.string(), apres: z.string() })),
})
