import { z } from 'zod'
import { demandeIdSchema } from '@/lib/demande/schema'
import { normaliserNda } from '@/lib/organisme/rules'
import { CONTROLES, type Declaration, ETATS, RAISONS, SOURCES } from './rules'

export const relanceControlesSchema = z.object({ demandeId: demandeIdSchema })

const texte = z.string().nullable().catch(null)
// The register gives the same value as a text or as a number, from one export to the next.
const numero = z
  .union([z.string(), z.number()])
  .nullable()
  .catch(null)
  .transform((valeur) => (valeur === null ? null : normaliserNda(String(valeur))))
const vrai = z
  .union([z.literal(true), z.literal(1), z.string().regex(/^(?:true|vrai|oui|1)$/i)])
  .nullable()
  .catch(null)
  .transform((valeur) => valeur !== null)

const NUMERO = /^[0-9A-Z]{11}$/
/** Category of actions, by the register's own name of its column. */
const CERTIFICATIONS = {
  certifications_actionsdeformation: 'actions de formation',
  certifications_bilansdecompetences: 'bilans de compétences',
  certifications_vae: 'validation des acquis de l’expérience',
  certifications_actionsdeformationparapprentissage: 'apprentissage',
} as const
type Colonne = keyof typeof CERTIFICATIONS
const COLONNES = Object.keys(CERTIFICATIONS) as Colonne[]

const declarationSchema = z.object({
  numerodeclarationactivite: numero,
  numerosdeclarationactiviteprecedent: z.union([z.string(), z.number()]).nullable().catch(null),
  siren: texte,
  ...(Object.fromEntries(COLONNES.map((colonne) => [colonne, vrai])) as Record<Colonne, typeof vrai>),
})

/** An answer of the DGEFP's public list (Opendatasoft, Explore 2.1), tolerant but for its shape. */
export const dgefpSchema = z.object({ total_count: z.number(), results: z.array(declarationSchema) })

/** The declarations of an answer; a record of another SIREN says nothing of this one. */
export function lireDeclarations(siren: string, { results }: z.infer<typeof dgefpSchema>): Declaration[] {
  return results.flatMap(({ numerodeclarationactivite: nda, numerosdeclarationactiviteprecedent, ...ligne }) => {
    if (nda === null || !NUMERO.test(nda) || (ligne.siren !== null && ligne.siren !== siren)) return []
    const precedents = String(numerosdeclarationactiviteprecedent ?? '')
      .split(/[,;/\s]+/)
      .map(normaliserNda)
      .filter((numero) => NUMERO.test(numero))
    const certifications = COLONNES.filter((colonne) => ligne[colonne]).map((colonne) => CERTIFICATIONS[colonne])
    return [{ nda, precedents, certifications }]
  })
}

const nullable = z.string().nullable()
/** What a run kept. */
export const constatsSchema = z.array(
  z.object({
    controle: z.enum(CONTROLES),
    etat: z.enum(ETATS),
    source: z.enum(SOURCES),
    le: z.iso.datetime(),
    raison: z.enum(RAISONS),
    declare: nullable,
    registre: nullable,
    voisins: z.array(z.object({ id: z.uuid(), raisonSociale: z.string(), siret: z.string() })),
  }),
)
