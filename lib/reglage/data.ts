import 'server-only'
import { getPrisma, type Tx } from '@/lib/core/db'
import { DELAIS, HORAIRES } from '@/lib/core/delais'
import { operateurParDefaut } from '@/lib/core/operateur'
import { voiesRecours } from '@/lib/demande/labels'
import { CHAMPS, type Changement, cleDe, type Groupe, type Valeurs } from './rules'
import { changementsSchema } from './schema'

const HISTORIQUE_MAX = 20

/** What stands in a form until somebody changes it. */
export function valeursParDefaut(groupe: Groupe): Valeurs {
  switch (groupe) {
    case 'operateur':
      return operateurParDefaut()
    case 'recours':
      return { voiesRecours: voiesRecours(operateurParDefaut()) }
    case 'delais':
      return Object.fromEntries(Object.entries(DELAIS).map(([champ, nombre]) => [champ, String(nombre)]))
    case 'horaires':
      return HORAIRES
  }
}

/** The values in force of each form, read from the database: this process's memory may be a moment late. */
export async function lireReglages(db: Tx = getPrisma()): Promise<Record<Groupe, Valeurs>> {
  const lignes = await db.reglage.findMany({ select: { cle: true, valeur: true } })
  const choisies = new Map(lignes.map(({ cle, valeur }) => [cle, valeur]))
  const groupe = (nom: Groupe): Valeurs => {
    const defauts = valeursParDefaut(nom)
    return Object.fromEntries(CHAMPS[nom].map((champ) => [champ, choisies.get(cleDe(nom, champ)) ?? defauts[champ] ?? '']))
  }
  return { operateur: groupe('operateur'), recours: groupe('recours'), delais: groupe('delais'), horaires: groupe('horaires') }
}

export type EtapeReglage = { id: string; le: Date; par: string | null; groupe: Groupe; changements: Changement[] }
type Ligne = { id: string; le: Date; par: string | null; donnees: unknown }

/** The last changes, the newest first, as the journal holds them. */
export async function listChangements(): Promise<EtapeReglage[]> {
  const lignes = await getPrisma().$queryRaw<Ligne[]>`
    SELECT j.id::text AS id, j."creeLe" AS le, coalesce(c.nom, c.email) AS par, j.donnees
    FROM "Journal" j LEFT JOIN "Compte" c ON c.id = j."acteurId"
    WHERE j.evenement = 'reglage.modifier' ORDER BY j.id DESC LIMIT ${HISTORIQUE_MAX}`
  return lignes.flatMap(({ donnees, ...ligne }) => {
    const lue = changementsSchema.safeParse(donnees)
    return lue.success ? [{ ...ligne, ...lue.data }] : []
  })
}
