import { expect, test } from 'vitest'
import { activerCompte, connecter, definirMotDePasse, demanderMotDePasse, renvoyerActivation } from '@/lib/compte/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { transaction } from '@/lib/core/db'
import { hacherMotDePasse, motDePasseProvisoire } from '@/lib/core/mot-de-passe'
import { nommerRgc } from '@/lib/rgc/mutations'
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
  const clair = motDePasseProvisoire()
  const provisoire = { clair, empreinte: await hacherMotDePasse(clair) }
  const { id: demandeId, organismeId, rgcCourriel } = demande
  const nomination = {
    organismeId,
    demandeId,
    raisonSociale: 'Ateliers du Quai',
    siret: '13000548121990',
    provisoire,
    rgc: demande,
  }
  await transaction((tx) => nommerRgc(tx, nomination, MAINTENANT))
  expect((await courriersDe(rgcCourriel)).at(-1)?.texte).toContain(clair)
  const connexion = await connecter(rgcCourriel, clair, MAINTENANT)
  secrets.push(clair, connexion.ok && 'jeton' in connexion ? connexion.jeton : 'no link')

  expect(new Set(secrets).size).toBe(7)
  for (const secret of secrets) expect(await tablesContenant(secret), secret).toEqual([])
  // The search does find what is there.
  expect(await tablesContenant(sha256(secrets[1] ?? ''))).toEqual(['public."Jeton"'])
  expect(await tablesContenant(email)).toEqual(['public."Compte"', 'public."Courriel"'])
})
