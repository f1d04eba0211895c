import { installerCgu } from '@/lib/cgu/mutations'
import { getPrisma, transaction } from '@/lib/core/db'
import { preparerDocument } from '@/lib/document/mutations'
import { siretInvente } from '@/tests/support/sirets'

const PERSONNES = {
  signataireCivilite: 'madame',
  signatairePrenom: 'Maëlys',
  signataireNom: 'Kervadec-Noël',
  signataireQualite: 'Directrice générale',
  rgcCivilite: 'monsieur',
  rgcPrenom: 'Théo',
  rgcNom: 'Æbischer',
  rgcQualite: 'Responsable pédagogique',
  rgcCourriel: 'theo.aebischer@savoirs-du-rivage.test',
} as const

type Options = { raisonSociale?: string }
let graine = 40_000

/** An accepted demande with its acceptation and access, and its PDF ordered: what an agent's acceptance leaves behind. */
export async function makeDemandeAvecDocument({ raisonSociale = 'Savoirs du Rivage – Œuvre & <Cœur>' }: Options = {}) {
  const prisma = getPrisma()
  graine += 1
  const siret = siretInvente(graine)
  await installerCgu()
  const cgu = await prisma.cguVersion.findFirstOrThrow({ select: { id: true, sha256: true } })
  const compte = await prisma.compte.create({ data: { email: `document-${graine}@rivage.test` } })
  const identite = { siret, raisonSociale, nda: '53290123456' }
  const organisme = await prisma.organisme.create({
    data: {
      ...identite,
      formeJuridique: '5710',
      courriel: 'contact@rivage.test',
      voie: '1 quai des Œillets',
      codePostal: '29900',
      ville: 'Concarneau',
    },
  })
  const acces = await prisma.acces.create({
    data: { organismeId: organisme.id, debut: new Date('2026-11-04T08:30:00Z'), fin: new Date('2029-11-04T23:00:00Z') },
  })
  const demande = await prisma.demande.create({
    data: { organismeId: organisme.id, statut: 'acceptee', accesId: acces.id, ...PERSONNES },
  })
  const acceptation = await prisma.acceptation.create({
    data: {
      ...PERSONNES,
      ...identite,
      adressePostale: '1 quai des Œillets\n29900 Concarneau',
      demandeId: demande.id,
      organismeId: organisme.id,
      compteId: compte.id,
      cguVersionId: cgu.id,
      texteSha256: cgu.sha256,
      mention: 'J’ai lu et j’accepte les conditions générales',
      accepteeLe: new Date('2026-11-02T23:30:00Z'), // already the 3rd in Paris
    },
  })
  await prisma.demande.update({ where: { id: demande.id }, data: { acceptationId: acceptation.id } })
  await transaction((tx) => preparerDocument(tx, { demandeId: demande.id, acceptationId: acceptation.id }))
  const document = await prisma.document.findFirstOrThrow({ where: { demandeId: demande.id }, select: { id: true } })
  return { siret, demandeId: demande.id, documentId: document.id, acceptationId: acceptation.id, organismeId: organisme.id }
}
