import { creerBrouillon } from '@/lib/brouillon/mutations'
import { getPool, getPrisma } from '@/lib/core/db'
import { findSituation } from '@/lib/publication/data'
import { publierBrouillon } from '@/lib/publication/mutations'
import { type Choix, empreinteSituation } from '@/lib/publication/rules'

let rang = 0
/** A text that no version has. */
export const texteNeuf = () => {
  rang += 1
  return `## Article 1 – Essai ${rang}\n\nUn texte publié pour un essai.`
}

export async function makeBrouillon(parId: string, texte = texteNeuf(), maintenant = new Date()): Promise<string> {
  const cree = await creerBrouillon({ texte, parId }, maintenant)
  if (!cree.ok) throw new Error(`the draft was refused: ${cree.code}`)
  return cree.brouillonId
}

/** What the summary of a publication is made of, as things stand. */
export async function lireSituation(brouillonId: string, maintenant: Date): Promise<string> {
  const situation = await findSituation(brouillonId)
  return situation ? empreinteSituation(situation, maintenant) : ''
}

/** Publishes a draft as its summary says it now. */
export async function publier(brouillonId: string, choix: Choix, parId: string, maintenant: Date) {
  return publierBrouillon({ brouillonId, choix, parId, vu: await lireSituation(brouillonId, maintenant) }, maintenant)
}

/** The jobs of a queue that carry this identifier: when each may begin. */
export async function travaux(file: string, champ: string, id: string): Promise<Date[]> {
  const { rows } = await getPool().query<{ le: Date }>(
    'SELECT start_after AS le FROM pgboss.job WHERE name = $1 AND data->>$2 = $3 ORDER BY created_on',
    [file, champ, id],
  )
  return rows.map(({ le }) => le)
}

/** The lines of the journal of these events, in order. */
export const lignesJournal = (...evenements: string[]) =>
  getPrisma().journal.findMany({ where: { evenement: { in: evenements } }, orderBy: { id: 'asc' } })
