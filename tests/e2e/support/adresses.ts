import { randomBytes } from 'node:crypto'
import { STATUTS, type Statut } from '../../../lib/demande/rules'
import { SIRETS } from '../../support/annuaire-server'
import type { Fabrique } from './fabrique'

/** One page in one state: where it is, what proves that one is there, and what the browser must hold. */
export type Adresse = {
  /** The file that makes it. */
  fichier: string
  nom: string
  url: string
  titre: string | RegExp
  /** Signed in as. */
  compteId?: string
  cookie?: { name: string; value: string }
}

/** One address of each page, and those named in `aussi`. */
export function uneParPage(adresses: Adresse[], aussi: string[] = []): Adresse[] {
  const vues = new Set<string>()
  return adresses.filter(({ fichier, nom }) => {
    const voulue = !vues.has(fichier) || aussi.includes(nom)
    vues.add(fichier)
    return voulue
  })
}

const HEURE = 3_600_000
const JOUR = 24 * HEURE
const ilYA = (jours: number) => new Date(Date.now() - jours * JOUR)
/** Names as long as the forms accept, in one word: nothing may burst out of a narrow screen. */
const LONG = `Anticonstitutionnellement-${'x'.repeat(80)}`

const liens = async (fabrique: Fabrique, usage: 'activation' | 'mot_de_passe' | 'alerte' | 'email') => {
  const { id } = await fabrique.makeCompte({ activeLe: usage === 'activation' ? null : new Date() })
  return {
    valable: await fabrique.makeJeton(id, usage),
    expire: await fabrique.makeJeton(id, usage, { expireLe: ilYA(1) }),
    consomme: await fabrique.makeJeton(id, usage, { consommeLe: ilYA(1) }),
    inconnu: 'A'.repeat(43),
  }
}

const TEXTES = [
  ['aide', 'Aide'],
  ['accessibilite', 'Déclaration d’accessibilité'],
  ['cookies', 'Cookies'],
  ['donnees-personnelles', 'Données personnelles'],
  ['mentions-legales', 'Mentions légales'],
  ['plan-du-site', 'Plan du site'],
  ['verification', 'Vérifier un document'],
] as const

const CGU = 'Conditions générales d’utilisation'

/** The address of a version that the portal's own replaced. */
async function cguRemplacee({ prisma }: Fabrique): Promise<string> {
  const miseAJourLe = new Date('2026-10-01T00:00:00Z')
  const version = { texte: `## Article ${LONG}\n`, sha256: '1'.repeat(64), publieeLe: miseAJourLe }
  await prisma.cguVersion.createMany({ data: { ...version, miseAJourLe }, skipDuplicates: true })
  return '/cgu/2026-10-01'
}

/** Every page that anyone may open, in every state an address can put it in. */
export async function adressesPubliques(fabrique: Fabrique): Promise<Adresse[]> {
  const activation = await liens(fabrique, 'activation')
  const motDePasse = await liens(fabrique, 'mot_de_passe')
  const alerte = await liens(fabrique, 'alerte')
  const email = await liens(fabrique, 'email')
  const { siret: pris } = await fabrique.makeOrganisme()
  const page = (chemin: string, nom: string, titre: Adresse['titre'], suite = '', cookie?: Adresse['cookie']): Adresse => ({
    fichier: `app${chemin === '/' ? '' : chemin}/page.tsx`,
    nom: `${chemin} ${nom}`.trim(),
    url: chemin + suite,
    titre,
    cookie,
  })
  const INSCRIPTION = 'Création de votre organisme de formation'
  return [
    page('/', '', /^Demandez l’accès/),
    page('/inscription', '', INSCRIPTION),
    page('/inscription', 'fermé', INSCRIPTION, `?siret=${SIRETS.ferme}&reponse=ferme`),
    page('/inscription', 'inconnu', INSCRIPTION, `?siret=${SIRETS.inconnu}&reponse=inconnu`),
    page('/inscription', 'déjà inscrit', INSCRIPTION, `?siret=${pris}&reponse=pris`),
    page('/inscription/organisme', 'pré-rempli', 'Votre organisme', `?siret=${SIRETS.cedex}`),
    page('/inscription/organisme', 'annuaire en panne', 'Votre organisme', `?siret=${SIRETS.trop}`),
    page('/inscription/confirmation', '', /^Merci/, '', fabrique.cookieInscription(`${LONG}@essai.test`)),
    page('/activation', 'valable', 'Activer mon compte', `?jeton=${activation.valable}`),
    page('/activation', 'expiré', 'Activer mon compte', `?jeton=${activation.expire}`),
    page('/activation', 'inconnu', 'Activer mon compte', `?jeton=${activation.inconnu}`),
    page('/activation', 'déjà utilisé', 'Votre compte est déjà activé', `?jeton=${activation.consomme}`),
    page('/activation/terminee', '', 'Votre compte est activé'),
    page('/connexion', '', 'Se connecter'),
    page('/connexion', 'session terminée', 'Se connecter', '?saisie=gardee'),
    page('/connexion', 'après un nouveau mot de passe', 'Se connecter', '?motdepasse=1'),
    page('/connexion/alerte', 'valable', /^Ce n’était pas vous/, `?jeton=${alerte.valable}`),
    page('/connexion/alerte', 'déjà utilisé', /^Ce n’était pas vous/, `?jeton=${alerte.consomme}`),
    page('/connexion/alerte', 'fait', 'Votre compte est protégé', '?fait=1'),
    page('/connexion/adresse', 'valable', /^Confirmer mon adresse/, `?jeton=${email.valable}`),
    page('/connexion/adresse', 'expiré', /^Confirmer mon adresse/, `?jeton=${email.expire}`),
    page('/connexion/adresse', 'fait', 'Votre adresse e-mail est changée', '?fait=1'),
    page('/connexion', 'refusé par ProConnect', 'Se connecter', '?proconnect=inconnu'),
    page('/deconnexion', 'ProConnect en panne', 'Déconnexion', '', fabrique.cookieSortie()),
    page('/mot-de-passe/oublie', '', 'Mot de passe oublié'),
    page('/mot-de-passe/oublie', 'envoyé', 'Mot de passe oublié', '?envoye=1'),
    page('/mot-de-passe/nouveau', 'valable', 'Choisir un mot de passe', `?jeton=${motDePasse.valable}`),
    page('/mot-de-passe/nouveau', 'déjà utilisé', 'Choisir un mot de passe', `?jeton=${motDePasse.consomme}`),
    page('/cgu', '', CGU),
    { ...page('/cgu/[date]', 'remplacée', CGU), url: await cguRemplacee(fabrique) },
    ...TEXTES.map(([chemin, titre]) => page(`/${chemin}`, '', titre)),
    { fichier: 'app/not-found.tsx', nom: '404', url: '/nulle-part', titre: 'Page introuvable' },
  ]
}

/** The demonstration mailbox and one e-mail of it. */
export async function adressesDemonstration(fabrique: Fabrique): Promise<Adresse[]> {
  const id = await fabrique.makeCourriel()
  const boite = { fichier: 'app/demo/courriels/page.tsx', nom: '/demo/courriels', url: '/demo/courriels' }
  const courriel = { fichier: 'app/demo/courriels/[id]/page.tsx', nom: '/demo/courriels/[id]', url: `/demo/courriels/${id}` }
  return [
    { ...boite, titre: 'E-mails de la démonstration' },
    { ...courriel, titre: /^Activez votre compte/ },
  ]
}

const demandeDansChaqueEtat = async (fabrique: Fabrique) => {
  const organisme = { raisonSociale: `Institut ${LONG}`, enseigne: LONG, courriel: `${LONG}@essai.test` }
  const personnes = { signataireNom: LONG.slice(0, 80), rgcCourriel: `${LONG.slice(0, 60)}@${LONG.slice(26, 80)}.test` }
  const commentaires = { rgcNom: 'Indiquez le nom d’usage.', organisme: 'L’adresse est incomplète.' }
  const faites: Record<string, Awaited<ReturnType<Fabrique['makeDemande']>>> = {}
  for (const statut of STATUTS) {
    const { id: organismeId } = await fabrique.makeOrganisme(organisme)
    const rgcCourriel = `${statut}-${organismeId.slice(-12)}${personnes.rgcCourriel}`.toLowerCase().slice(-200)
    faites[statut] = await fabrique.makeDemande({ statut, organismeId, commentaires, personnes: { ...personnes, rgcCourriel } })
  }
  return faites as Record<Statut, Awaited<ReturnType<Fabrique['makeDemande']>>>
}

/** An accepted demande whose PDF is there: its row only, the bytes are nobody's. */
async function demandePrete(fabrique: Fabrique) {
  const demande = await fabrique.makeDemande({ statut: 'acceptee' })
  const contenu = Buffer.from('%PDF-1.7')
  const pret = { statut: 'pret', contenu, sha256: randomBytes(32).toString('hex'), taille: contenu.length } as const
  const cachet = { pretLe: new Date(), niveau: 'B-T', horodateLe: new Date() }
  await fabrique.prisma.document.update({ where: { id: demande.document?.id ?? '' }, data: { ...pret, ...cachet } })
  return demande
}

const MODIFIABLES = ['brouillon', 'en_attente', 'a_corriger'] as const satisfies readonly Statut[]

/** What an organisme's people see: the fiche, and the demande in each of its states. */
export async function adressesOrganisme(fabrique: Fabrique): Promise<Adresse[]> {
  const demandes = await demandeDansChaqueEtat(fabrique)
  const { compte: nouveau } = await fabrique.makeGestionnaire({ organisme: { verification: 'non_verifiee' } })
  const ancien = await fabrique.makeDemande({ statut: 'acceptee', creeLe: ilYA(365 * 3 - 40) })
  const prete = await demandePrete(fabrique)
  const { rgcCourriel } = demandes.acceptee
  const rgc = await fabrique.prisma.compte.findUniqueOrThrow({ where: { email: rgcCourriel } })
  const fiche = { fichier: 'app/organisme/page.tsx', url: '/organisme', titre: /^Fiche de l’organisme/ }
  const nouvelle = { fichier: 'app/adhesion/nouvelle/page.tsx', url: '/adhesion/nouvelle', titre: /^Nouvelle adhésion/ }
  const demande = { fichier: 'app/adhesion/[id]/page.tsx', titre: /^Demande d’adhésion/ }
  const compte = { fichier: 'app/mon-compte/page.tsx', url: '/mon-compte', titre: 'Mon compte' }
  await fabrique.makeSession(nouveau.id, { navigateur: 'Firefox sur Windows' })
  const sessions = { fichier: 'app/mon-compte/sessions/page.tsx', url: '/mon-compte/sessions', titre: 'Mes sessions' }
  return [
    { ...fiche, nom: 'fiche, sans demande', compteId: nouveau.id },
    ...STATUTS.map((statut) => ({ ...fiche, nom: `fiche, ${statut}`, compteId: demandes[statut].compteId })),
    { ...fiche, nom: 'fiche, à renouveler', compteId: ancien.compteId },
    { ...fiche, nom: 'fiche, enregistrée', url: '/organisme?enregistre=1', compteId: nouveau.id },
    { ...fiche, nom: 'fiche, pour le RGC', compteId: rgc.id },
    {
      fichier: 'app/organisme/modifier/page.tsx',
      nom: 'fiche, modifier',
      url: '/organisme/modifier',
      titre: 'Éditer ma fiche',
      compteId: demandes.en_attente.compteId,
    },
    { ...nouvelle, nom: 'nouvelle, première', compteId: nouveau.id },
    { ...nouvelle, nom: 'nouvelle, modification', compteId: demandes.acceptee.compteId },
    { ...nouvelle, nom: 'nouvelle, renouvellement', url: `${nouvelle.url}?nature=renouvellement`, compteId: ancien.compteId },
    ...STATUTS.map((statut) => ({
      ...demande,
      nom: `demande, ${statut}`,
      url: `/adhesion/${demandes[statut].id}`,
      compteId: demandes[statut].compteId,
    })),
    { ...demande, nom: 'demande, PDF prêt', url: `/adhesion/${prete.id}`, compteId: prete.compteId },
    { ...demande, nom: 'demande, pour le RGC', url: `/adhesion/${demandes.acceptee.id}`, compteId: rgc.id },
    ...MODIFIABLES.map((statut) => ({
      fichier: 'app/adhesion/[id]/modifier/page.tsx',
      nom: `demande, modifier, ${statut}`,
      url: `/adhesion/${demandes[statut].id}/modifier`,
      titre: 'Modifier le signataire de la demande',
      compteId: demandes[statut].compteId,
    })),
    { ...compte, nom: 'mon compte, organisme', compteId: nouveau.id },
    { ...sessions, nom: 'mes sessions', compteId: nouveau.id },
    { ...sessions, nom: 'mes sessions, fermée', url: `${sessions.url}?fermee=1`, compteId: nouveau.id },
  ]
}

/** What agents see: the queue, and the file of a demande in each of its states. */
export async function adressesAgent(fabrique: Fabrique): Promise<Adresse[]> {
  const demandes = await demandeDansChaqueEtat(fabrique)
  const echouee = await fabrique.makeDemande({ statut: 'acceptee' })
  const erreur = { statut: 'echec', essais: 4, erreur: 'Error: police introuvable' } as const
  await fabrique.prisma.document.update({ where: { id: echouee.document?.id ?? '' }, data: erreur })
  const prete = await demandePrete(fabrique)
  const { id: compteId } = await fabrique.makeAgent()
  const { id: administrateurId } = await fabrique.makeAgent({ role: 'administrateur' })
  const acceptations = {
    fichier: 'app/admin/cgu/[date]/acceptations/page.tsx',
    titre: /^Acceptations des CGU/,
    compteId: administrateurId,
  }
  const journal = { fichier: 'app/admin/journal/page.tsx', titre: 'Journal', compteId: administrateurId }
  const agents = { fichier: 'app/admin/agents/page.tsx', titre: 'Agents', compteId: administrateurId }
  const agent = { fichier: 'app/admin/agents/[id]/page.tsx', compteId: administrateurId }
  const nomLong = `Anticonstitutionnellement-${'x'.repeat(40)}`
  const { id: inviteId } = await fabrique.makeAgent({
    activeLe: null,
    nom: nomLong,
    email: `invitee-${randomBytes(4).toString('hex')}-${nomLong.slice(0, 40)}@essai.test`.toLowerCase(),
  })
  const { id: desactiveId } = await fabrique.makeAgent({ desactiveLe: ilYA(1), nom: 'Sacha Petit' })
  const file = { fichier: 'app/admin/demandes/page.tsx', titre: 'Demandes d’adhésion', compteId }
  const dossier = { fichier: 'app/admin/demandes/[id]/page.tsx', titre: /^Demande d’adhésion/, compteId }
  return [
    { ...file, fichier: 'app/admin/page.tsx', nom: '/admin', url: '/admin' },
    { ...journal, fichier: 'app/admin/page.tsx', nom: '/admin, administrateur', url: '/admin', titre: 'Administration' },
    { ...file, nom: 'file', url: '/admin/demandes' },
    { ...file, nom: 'file, un état', url: '/admin/demandes?etat=en_attente' },
    { ...file, nom: 'file, recherche vaine', url: `/admin/demandes?q=${LONG}` },
    ...STATUTS.map((statut) => ({ ...dossier, nom: `dossier, ${statut}`, url: `/admin/demandes/${demandes[statut].id}` })),
    { ...dossier, nom: 'dossier, fait', url: `/admin/demandes/${demandes.acceptee.id}?fait=acceptee` },
    { ...dossier, nom: 'dossier, déjà décidé', url: `/admin/demandes/${demandes.refusee.id}?fait=deja_decidee` },
    { ...dossier, nom: 'dossier, PDF prêt', url: `/admin/demandes/${prete.id}` },
    { ...dossier, nom: 'dossier, PDF en échec', url: `/admin/demandes/${echouee.id}` },
    { ...agents, nom: 'agents', url: '/admin/agents' },
    { ...agents, nom: 'agents, recherche vaine', url: `/admin/agents?q=${LONG}` },
    { ...agent, nom: 'agent, actif', url: `/admin/agents/${compteId}?fait=role`, titre: 'Camille Durand' },
    { ...agent, nom: 'agent, invité', url: `/admin/agents/${inviteId}?fait=invite`, titre: nomLong },
    { ...agent, nom: 'agent, désactivé', url: `/admin/agents/${desactiveId}`, titre: 'Sacha Petit' },
    { ...agent, nom: 'agent, soi-même', url: `/admin/agents/${administrateurId}`, titre: 'Camille Durand' },
    {
      fichier: 'app/admin/agents/[id]/desactiver/page.tsx',
      nom: 'agent, désactiver',
      url: `/admin/agents/${inviteId}/desactiver`,
      titre: /^Désactiver le compte de/,
      compteId: administrateurId,
    },
    {
      fichier: 'app/admin/agents/inviter/page.tsx',
      nom: 'agents, inviter',
      url: '/admin/agents/inviter',
      titre: 'Inviter un agent',
      compteId: administrateurId,
    },
    { ...journal, nom: 'journal', url: '/admin/journal' },
    { ...acceptations, nom: 'acceptations', url: '/admin/cgu/2026-11-02/acceptations' },
    { ...acceptations, nom: 'acceptations, aucune', url: '/admin/cgu/2026-11-02/acceptations?reponse=non_demandee' },
    { ...journal, nom: 'journal, SIRET inconnu', url: '/admin/journal?siret=99900000000000' },
    { fichier: 'app/mon-compte/page.tsx', nom: 'mon compte, agent', url: '/mon-compte', titre: 'Mon compte', compteId },
  ]
}
