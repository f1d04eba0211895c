import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The pages of the second factor, for who has one, who has none, and who must add one. */
export async function adressesFacteur(fabrique: Fabrique): Promise<Adresse[]> {
  const securite = { fichier: 'app/mon-compte/securite/page.tsx', url: '/mon-compte/securite', titre: 'Sécurité de mon compte' }
  const [libre, equipe, demonstration] = [
    await fabrique.makeCompte(),
    await fabrique.makeCompte(fabrique.avecTotp()),
    await fabrique.makeCompte({ demonstration: true }),
  ]
  const requis = await fabrique.makeAgent({ totpSecret: null, totpConfirmeLe: null })
  const attente = await fabrique.makeSession(equipe.id, { attendFacteur: true })
  const deux = await fabrique.makeCompte(fabrique.avecTotp())
  const cle = { compteId: deux.id, clePublique: new Uint8Array(1), nom: `Téléphone-${'x'.repeat(50)}`, utiliseeLe: new Date() }
  await fabrique.prisma.cleAcces.create({ data: { ...cle, credentialId: deux.id } })
  const attenteDeux = await fabrique.makeSession(deux.id, { attendFacteur: true })
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const codes = Array.from({ length: 10 }, (_, rang) => `7F3K-9QXM-2B${rang}D`)
  return [
    { ...securite, nom: 'sécurité, sans facteur', compteId: libre.id },
    { ...securite, nom: 'sécurité, avec une application', compteId: equipe.id },
    { ...securite, nom: 'sécurité, avec une clé d’accès', compteId: deux.id },
    { ...securite, nom: 'sécurité, facteur exigé', url: `${securite.url}?suite=%2Fadmin%2Fdemandes`, compteId: requis.id },
    { ...securite, nom: 'sécurité, démonstration', compteId: demonstration.id },
    {
      fichier: 'app/mon-compte/securite/application/page.tsx',
      nom: 'application',
      url: `${securite.url}/application`,
      titre: 'Ajouter une application d’authentification',
      compteId: libre.id,
      cookie: fabrique.cookieFacteur('enrolement', { compteId: libre.id, secret }),
    },
    {
      fichier: 'app/mon-compte/securite/codes/page.tsx',
      nom: 'codes de secours',
      url: `${securite.url}/codes`,
      titre: 'Vos codes de secours',
      compteId: equipe.id,
      cookie: fabrique.cookieFacteur('codes', { compteId: equipe.id, codes }),
    },
    {
      fichier: 'app/connexion/verification/page.tsx',
      nom: 'connexion, second facteur',
      url: '/connexion/verification',
      titre: 'Confirmez que c’est vous',
      cookie: await fabrique.cookieDeSession(attente.id),
    },
    {
      fichier: 'app/connexion/verification/page.tsx',
      nom: 'connexion, clé d’accès ou code',
      url: '/connexion/verification',
      titre: 'Confirmez que c’est vous',
      cookie: await fabrique.cookieDeSession(attenteDeux.id),
    },
  ]
}
