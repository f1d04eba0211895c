import { produireDocument } from '@/lib/document/jobs'
import { publierVersion } from './campagne'
import { makeDemande, makeGestionnaire, makeSession } from './factories'

/**
 * Organisme A with an accepted demande whose PDF is ready, an open one, and CGU to accept again before `avant`; organisme B
 * with nothing, and its session.
 */
export async function preparerDeuxOrganismes(avant: Date) {
  const a = await makeGestionnaire({ organisme: { raisonSociale: 'Secrets de Alpha', courriel: 'contact@alpha.test' } })
  const acceptee = await makeDemande({ statut: 'acceptee', organismeId: a.organisme.id, compteId: a.compte.id })
  await produireDocument({ documentId: acceptee.document?.id ?? '' })
  const ouverte = await makeDemande({ statut: 'en_attente', organismeId: a.organisme.id, nature: 'modification' })
  await publierVersion({ miseAJourLe: '2026-11-03', publieeLe: new Date(), avant })
  const b = await makeGestionnaire({ organisme: { raisonSociale: 'Bureau de Bêta' } })
  return { a, b, ouverte: ouverte.id, acceptee: acceptee.id, session: (await makeSession(b.compte.id)).id }
}
