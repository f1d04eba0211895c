import { getPrisma } from '@/lib/core/db'
import { relancerDocument } from '@/lib/document/mutations'
import { relancerExamen } from '@/lib/examen/mutations'
import { makeCompte, makeDemande, makeMembre, makeOrganisme } from '@/tests/support/factories'

/** Password of the three demonstration accounts; the start-up message prints it. */
export const MOT_DE_PASSE = 'Demonstration-Kairos-2026'
const JOUR = 24 * 3_600_000
const ilYA = (jours: number) => new Date(Date.now() - jours * JOUR)

const findCompte = (email: string) => getPrisma().compte.findUnique({ where: { email } })

/** A demonstration account, found again when an earlier start was interrupted. */
const compteDemonstration = async (email: string, donnees: Parameters<typeof makeCompte>[0] = {}) =>
  (await findCompte(email)) ?? makeCompte({ email, motDePasse: MOT_DE_PASSE, demonstration: true, ...donnees })

/** The organisme of the demonstration account, whose demande was accepted a while ago. */
async function organismeAccepte(agentId: string) {
  const organisme = await makeOrganisme({
    raisonSociale: 'Institut Cœur de Loire (démonstration)',
    voie: '12 quai des Essais',
    codePostal: '44000',
    ville: 'Nantes',
    codeDepartement: '44',
    codeRegion: '52',
  })
  const compte = await compteDemonstration('organisme@demo.kairos.test')
  await makeMembre(organisme.id, compte.id)
  const rgcCourriel = 'rgc@demo.kairos.test'
  if (!(await findCompte(rgcCourriel))) await makeCompte({ email: rgcCourriel, demonstration: true })
  const personnes = { rgcCourriel }
  const demande = await makeDemande({
    statut: 'acceptee',
    organismeId: organisme.id,
    compteId: compte.id,
    agentId,
    creeLe: ilYA(20),
    personnes,
  })
  if (demande.document) await relancerDocument(demande.document.id)
}

const MODELES = [
  {
    genre: 'correction',
    titre: 'Adresse e-mail du RGC',
    texte: 'L’adresse e-mail du Responsable Gestionnaire de Compte est une adresse partagée. Indiquez une adresse à son nom.',
  },
  {
    genre: 'correction',
    titre: 'Adresse de l’établissement',
    texte:
      'L’adresse de {organisme} (SIRET {siret}) n’est pas celle de l’annuaire des entreprises. Corrigez votre fiche, ou faites mettre l’annuaire à jour.',
  },
  {
    genre: 'refus',
    titre: 'Déclaration d’activité absente',
    texte:
      'Au {date}, aucune déclaration d’activité de formation n’est enregistrée pour {organisme}, SIRET {siret} (article L6351-1 du code du travail).',
  },
] as const

/** Models of reasons to start from, once. */
async function creerModeles(modifieParId: string) {
  if ((await getPrisma().modele.count()) > 0) return
  await getPrisma().modele.createMany({ data: MODELES.map((modele) => ({ ...modele, modifieParId })) })
}

/**
 * The demonstration data: the accounts of README.md, one accepted organisme and a small queue. Invented throughout.
 * Does nothing when it is there already.
 */
export async function seed(): Promise<void> {
  if (await findCompte('admin@demo.kairos.test')) return
  const agent = await compteDemonstration('agent@demo.kairos.test', { nom: 'Camille Durand', role: 'agent' })
  await organismeAccepte(agent.id)
  for (const [index, raisonSociale] of [
    'Atelier des métiers du bois',
    'Campus de l’estuaire',
    'École du geste et de la voix',
  ].entries()) {
    const { id: organismeId } = await makeOrganisme({ raisonSociale })
    const demande = await makeDemande({ statut: 'en_attente', organismeId, creeLe: ilYA(3 - index) })
    await relancerExamen({ demandeId: demande.id, parId: null }, new Date())
  }
  for (const [raisonSociale, statut, jours] of [
    ['Compagnie des langues vivantes', 'a_corriger', 8],
    ['Fabrique numérique du littoral', 'refusee', 15],
  ] as const) {
    const { id: organismeId } = await makeOrganisme({ raisonSociale })
    await makeDemande({ statut, organismeId, agentId: agent.id, creeLe: ilYA(jours) })
  }
  await creerModeles(agent.id)
  // Last: its presence says that the rest is there.
  await compteDemonstration('admin@demo.kairos.test', { nom: 'Dominique Petit', role: 'administrateur' })
}
