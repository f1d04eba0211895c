import { z } from 'zod'
import { neutraliser } from '@/lib/core/texte'
import { NATURES, STATUTS } from '@/lib/demande/rules'
import { AGES, FILTRE_VIDE, type FiltreFile, type PageFile, TRIS } from './rules'

export const RECHERCHE_MAX = 200
const CLE_MAX = 80

const recherche = z
  .string()
  .catch('')
  .transform((saisie) => neutraliser(saisie.slice(0, RECHERCHE_MAX).toWellFormed().replaceAll('\0', '')).trim())

const code = (forme: RegExp) => z.string().regex(forme).nullable().catch(null)
const unDe = <const T extends readonly [string, ...string[]]>(valeurs: T) => z.enum(valeurs).nullable().catch(null)

const curseur = z
  .string()
  .transform((texte) => {
    const coupe = texte.lastIndexOf('~')
    return { valeur: texte.slice(0, coupe).toWellFormed().replaceAll('\0', ''), id: texte.slice(coupe + 1) }
  })
  .pipe(z.object({ valeur: z.string().max(CLE_MAX), id: z.uuid() }))
  .nullable()
  .catch(null)

const filtre = {
  q: recherche,
  etat: unDe(STATUTS),
  nature: unDe(NATURES),
  age: unDe(AGES),
  region: code(/^\d{2,3}$/),
  departement: code(/^(?:\d{2,3}|2[AB])$/),
  forme: code(/^\d{4}$/),
  agent: z
    .union([z.enum(['moi', 'aucun']), z.uuid()])
    .nullable()
    .catch(null),
  tri: unDe(TRIS),
}

/** What the address of the queue says; anything unreadable in it is left out. */
export const filtreFileSchema = z.object(filtre) satisfies z.ZodType<FiltreFile>

/** Where its page begins. A cursor that is not of the present sort leads to the beginning. */
const pageFileSchema = z.object({ apres: curseur, avant: curseur }).transform((page): PageFile => page)

const NOMBRE = /^\d{1,16}$/
/** The cursors of a page, those that the sort can compare with only. */
export function lirePage(parametres: unknown, tri: (typeof TRIS)[number]): PageFile {
  const page = pageFileSchema.parse(parametres)
  const enNombre = tri === 'attente' || tri === 'date' || tri === '-date'
  const lisible = (lu: PageFile['apres']) => (lu && (!enNombre || NOMBRE.test(lu.valeur)) ? lu : null)
  return { apres: lisible(page.apres), avant: lisible(page.avant) }
}

/** A filter from the query of an address, as a saved view keeps it. */
export const lireRequete = (requete: string): FiltreFile => ({
  ...FILTRE_VIDE,
  ...filtreFileSchema.parse(Object.fromEntries(new URLSearchParams(requete))),
})
