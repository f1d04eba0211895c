import { expect, test } from 'vitest'
import { activerCompte, connecter, definirMotDePasse, demanderMotDePasse, renvoyerActivation } from '@/lib/compte/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { accepterDemande } from '@/lib/decision/mutations'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { tablesContenant } from '@/tests/support/database'
import { makeDemande } from '@/tests/support/factories'
import { inscrireAvec, MOT_DE_PASSE } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')

test('a dump of the database holds no token and no password in clear, used, waiting or replaced [SEC-I13]', async () => {
  const { email } = await inscrireAvec({}, { maintenant: MAINTENANT })
  const secrets = [MOT_DE_PASSE, await dernierJeton(email)]
  await renvoyerActivation(email, MAINTENANT)
  secrets.push(await dernierJeton(email))
  await activerCompte(secrets.at(-1) ?? '', MAINTENANT)
  await demanderMotDePasse(email, MAINTENANT)
  secrets.push(await dernierJeton(email), 'tout autre chose que prévu')
  await definirMotDePasse(await dernierJeton(email), 'tout autre chose que prévu', MAINTENANT)

  const demande = await makeDemande({ statut: 'en_attente' })
  const { id: demandeId, acceptationId, agentId, rgcCourriel } = demande
  await accepterDemande({ demandeId, acceptationId: acceptationId ?? '', agentId }, MAINTENANT)
  const texte = (await courriersDe(rgcCourriel)).at(-1)?.texte ?? ''
  const clair = /\b[a-zA-Z2-9]{5}(?:-[a-zA-Z2-9]{5}){3}\b/.exec(texte)?.[0] ?? ''
  const connexion = await connecter(rgcCourriel, clair, MAINTENANT)
  secrets.push(clair, connexion.ok && 'jeton' in connexion ? connexion.jeton : 'no link')

  expect(new Set(secrets).size).toBe(7)
  for (const secret of secrets) expect(await tablesContenant(secret), secret).toEqual([])
  // The search does find what is there.
  expect(await tablesContenant(sha256(secrets[1] ?? ''))).toEqual(['public."Jeton"'])
  expect(await tablesContenant(email)).toEqual(['public."Compte"', 'public."Courriel"'])
})
