import { CHAMPS_COMMENTABLES, valeursCommentables } from '../../../lib/demande/rules'
import { type Declare, examiner } from '../../../lib/examen/rules'
import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

const LONG = `Anticonstitutionnellement-${'x'.repeat(40)}`
const HOSTILE = '<script>alert(1)</script> \u202e'

type Demande = Awaited<ReturnType<Fabrique['makeDemande']>>

/** A run of the checks in which each outcome is found, with neighbours and long values. */
async function examinee({ prisma, makeDemande, makeOrganisme }: Fabrique, fini = true): Promise<Demande> {
  const demande = await makeDemande({ statut: 'en_attente' })
  const organisme = await prisma.organisme.findUniqueOrThrow({ where: { id: demande.organismeId } })
  const voisin = await makeOrganisme({ raisonSociale: `${LONG} ${HOSTILE}` })
  const voisinage = { siren: [voisin], courriel: [], telephone: [voisin] }
  const declare: Declare = { ...organisme, ...demande, courriel: `${LONG}@free.fr`.toLowerCase() }
  const registre = { ...organisme, raisonSociale: LONG, immeuble: null, mentionsDistribution: null, ndas: [] }
  const constats = examiner(
    declare,
    { annuaire: { statut: 'trouve', etablissement: registre }, dgefp: { statut: 'indisponible' }, voisinage },
    { gratuits: new Set(['free.fr']), jetables: new Set() },
    new Date(),
  ).map((constat) => ({
    ...constat,
    voisins: constat.voisins.map(({ id, raisonSociale, siret }) => ({ id, raisonSociale, siret })),
  }))
  const run = { demandeId: demande.id, demandeLe: new Date() }
  await prisma.examen.create({ data: fini ? { ...run, finiLe: new Date(), constats } : run })
  return demande
}

/** A demande that has come back from a correction in which each field was commented on. */
async function corrigee({ prisma, makeDemande }: Fabrique): Promise<Demande> {
  const demande = await makeDemande({ statut: 'en_attente' })
  const organisme = await prisma.organisme.findUniqueOrThrow({ where: { id: demande.organismeId } })
  const valeurs = { ...valeursCommentables(demande, organisme), raisonSociale: `${LONG} des savoirs`, rgcNom: HOSTILE }
  const commentaires = Object.fromEntries(CHAMPS_COMMENTABLES.map((champ) => [champ, `Précisez ${LONG}`]))
  await prisma.demande.update({
    where: { id: demande.id },
    data: { correction: { motif: `Revoyez ${HOSTILE}`, commentaires, valeurs } },
  })
  return demande
}

/** E-mails in each state, some of another demande. */
async function ecrire({ prisma }: Fabrique, { id: demandeId, organismeId }: Demande): Promise<void> {
  const commun = { modele: 'demande-recue', sujet: 'Essai', destinataire: `${LONG}@essai.test`.toLowerCase(), organismeId }
  for (const statut of ['a_envoyer', 'envoye', 'echec', 'remis', 'rejete'] as const)
    await prisma.courriel.create({
      data: { ...commun, demandeId: statut === 'remis' ? null : demandeId, statut, essais: 2, suiviLe: new Date(), erreur: LONG },
    })
}

async function preparerLot({ prisma, makeDemande }: Fabrique, agentId: string, decision: 'accepter' | 'demander_correction') {
  const demandes = await Promise.all([1, 2, 3, 4].map(() => makeDemande({ statut: 'en_attente' })))
  return prisma.lot.create({
    data: {
      agentId,
      decision,
      creeLe: new Date(),
      lignes: {
        create: demandes.map(({ id: demandeId, acceptationId }, rang) => ({
          rang,
          demandeId,
          acceptationId: acceptationId ?? '',
        })),
      },
    },
  })
}

async function lotFini(fabrique: Fabrique, agentId: string) {
  const lot = await preparerLot(fabrique, agentId, 'accepter')
  const issues = ['faite', 'refusee', 'echec', 'faite'] as const
  for (const [rang, statut] of issues.entries())
    await fabrique.prisma.lotLigne.update({
      where: { lotId_rang: { lotId: lot.id, rang } },
      data: { statut, faiteLe: new Date(), detail: statut === 'faite' ? null : `Parce que ${LONG}` },
    })
  return fabrique.prisma.lot.update({ where: { id: lot.id }, data: { lanceLe: new Date(), finiLe: new Date() } })
}

/** Models, the checks, a corrected demande and lots, in each of their states; and what an organisme is asked to correct. */
export async function adressesDossier(fabrique: Fabrique): Promise<Adresse[]> {
  const { prisma } = fabrique
  const { id: compteId } = await fabrique.makeAgent()
  const { id: administrateurId } = await fabrique.makeAgent({ role: 'administrateur' })
  const modele = (donnees: object = {}) =>
    prisma.modele.create({ data: { genre: 'refus', titre: LONG, texte: HOSTILE, modifieParId: compteId, ...donnees } })
  const [actif, retire] = [await modele(), await modele({ retireLe: new Date() })]
  await modele({ genre: 'correction', titre: 'Adresse à préciser' })
  const [lue, enCours, revenue] = [await examinee(fabrique), await examinee(fabrique, false), await corrigee(fabrique)]
  await ecrire(fabrique, lue)
  const aAccepter = await preparerLot(fabrique, compteId, 'accepter')
  const aCorriger = await preparerLot(fabrique, compteId, 'demander_correction')
  const lance = await preparerLot(fabrique, compteId, 'accepter')
  await prisma.lot.update({ where: { id: lance.id }, data: { lanceLe: new Date() } })
  const fini = await lotFini(fabrique, compteId)
  const commentaires = Object.fromEntries(CHAMPS_COMMENTABLES.map((champ) => [champ, `Précisez ${LONG}`]))
  const demandee = await fabrique.makeDemande({ statut: 'a_corriger', commentaires, motif: `Revoyez ${HOSTILE}` })

  const modeles = { fichier: 'app/admin/modeles/page.tsx', titre: 'Modèles de motifs', compteId: administrateurId }
  const fiche = { fichier: 'app/admin/modeles/[id]/page.tsx', titre: LONG, compteId: administrateurId }
  const dossier = { fichier: 'app/admin/demandes/[id]/page.tsx', titre: /^Demande d’adhésion/, compteId }
  const lot = { fichier: 'app/admin/lots/[id]/page.tsx', compteId }
  const organisme = { compteId: demandee.compteId }
  return [
    { ...modeles, nom: 'modèles', url: '/admin/modeles?fait=cree' },
    { ...fiche, nom: 'modèle, en service', url: `/admin/modeles/${actif.id}` },
    { ...fiche, nom: 'modèle, retiré', url: `/admin/modeles/${retire.id}` },
    {
      fichier: 'app/admin/modeles/nouveau/page.tsx',
      nom: 'modèle, nouveau',
      url: '/admin/modeles/nouveau',
      titre: 'Écrire un modèle',
      compteId: administrateurId,
    },
    { ...dossier, nom: 'dossier, contrôlé', url: `/admin/demandes/${lue.id}?fait=controles` },
    { ...dossier, nom: 'dossier, contrôles en cours', url: `/admin/demandes/${enCours.id}` },
    { ...dossier, nom: 'dossier, corrigé', url: `/admin/demandes/${revenue.id}` },
    { fichier: 'app/admin/lots/page.tsx', nom: 'lots', url: '/admin/lots', titre: 'Mes décisions groupées', compteId },
    { ...lot, nom: 'lot, à accepter', url: `/admin/lots/${aAccepter.id}?ecartees=3`, titre: /^Accepter 4/ },
    { ...lot, nom: 'lot, à corriger', url: `/admin/lots/${aCorriger.id}`, titre: /^Demander une correction de 4/ },
    { ...lot, nom: 'lot, lancé', url: `/admin/lots/${lance.id}`, titre: /^Accepter 4/ },
    { ...lot, nom: 'lot, fini', url: `/admin/lots/${fini.id}`, titre: /^Accepter 4/ },
    {
      ...organisme,
      fichier: 'app/adhesion/[id]/modifier/page.tsx',
      nom: 'demande, commentée champ par champ',
      url: `/adhesion/${demandee.id}/modifier`,
      titre: 'Modifier le signataire de la demande',
    },
    {
      ...organisme,
      fichier: 'app/organisme/modifier/page.tsx',
      nom: 'fiche, commentée champ par champ',
      url: '/organisme/modifier',
      titre: 'Éditer ma fiche',
    },
  ]
}
