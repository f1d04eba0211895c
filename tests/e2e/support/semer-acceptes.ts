// Fills the database of an instance with organismes whose demande is accepted and its PDF made, others that still have to accept
// the CGU, and two administrateurs.
// Prints who they are, with the cookie of a session each.
import { closeDatabase } from '../../../lib/core/db'
import { closeJobs } from '../../../lib/core/jobs'
import { produireDocument } from '../../../lib/document/jobs'
import { cookieDeSession, makeAgent, makeDemande, makeOrganisme, makeSession } from '../../support/factories'

const session = async (compteId: string) => cookieDeSession((await makeSession(compteId)).id)

async function accepter(raisonSociale: string) {
  const { id: organismeId } = await makeOrganisme({ raisonSociale })
  const { id, compteId, document } = await makeDemande({ statut: 'acceptee', organismeId })
  await produireDocument({ documentId: document?.id ?? '' })
  return { raisonSociale, adresse: `/adhesion/${id}`, cookie: await session(compteId) }
}

const organismes = [await accepter('Académie des Savoirs'), await accepter('Bureau des Métiers')]
async function ouvrir(raisonSociale: string) {
  const { id: organismeId } = await makeOrganisme({ raisonSociale })
  const { id, compteId } = await makeDemande({ organismeId })
  return { raisonSociale, adresse: `/adhesion/${id}`, cookie: await session(compteId) }
}

const lecteurs = [await ouvrir('Campus du Levant'), await ouvrir('École du Ponant')]
const administrateur = await session((await makeAgent({ role: 'administrateur', nom: 'Camille Durand' })).id)
const autre = await session((await makeAgent({ role: 'administrateur', nom: 'Sacha Petit' })).id)
process.stdout.write(JSON.stringify({ organismes, lecteurs, administrateur, autre }))
await closeJobs()
await closeDatabase()
