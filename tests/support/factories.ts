import { randomBytes, randomInt } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { ouvrirPeriode, prolongerPeriode } from '@/lib/acces/rules'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { sessionCookie } from '@/lib/core/auth'
import { chiffrer } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { getSecret } from '@/lib/core/env'
import { hacherMotDePasse } from '@/lib/core/mot-de-passe'
import { getOperateur } from '@/lib/core/operateur'
import type { OrganismeId } from '@/lib/core/session'
import { voiesRecours } from '@/lib/demande/labels'
import { type Commentaires, MENTION_ACCEPTATION, type Nature, type Statut } from '@/lib/demande/rules'
import type { Personnes } from '@/lib/demande/schema'
import { nouveauCode } from '@/lib/document/rules'
import { codeTotp } from '@/lib/facteur/rules'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Acteur, Evenement } from '@/lib/journal/rules'
import { lignesAdresse } from '@/lib/organisme/rules'
import { empreinteAcceptation } from '@/lib/preuve/rules'
import { siretInvente } from './sirets'

const MINUTE = 60_000
const JOUR = 24 * 60 * MINUTE
const apres = (instant: Date, duree: number) => new Date(instant.getTime() + duree)

// Several processes may fill one database: where each starts counting, and what must be unique, is random.
let rang = randomInt(1000, 90_000)
const suivant = () => rang++
const adresse = (nom: string) => `${nom}-${suivant()}-${randomBytes(3).toString('hex')}@essai.test`

const NOMS = ['Institut des savoirs', 'Atelier des métiers', 'Campus de l’estuaire', 'École du geste', 'Compagnie des écoutes']

/** An organisme with an invented SIRET that passes its check. */
export async function makeOrganisme(donnees: Partial<Prisma.OrganismeUncheckedCreateInput> = {}) {
  const n = suivant()
  const organisme = await getPrisma().organisme.create({
    data: {
      siret: siretInvente(n, randomInt(1, 10_000)),
      formeJuridique: '9220',
      raisonSociale: `${NOMS[n % NOMS.length]} ${n}`,
      nda: `1175${String(n).padStart(7, '0')}`,
      telephone1: '+33123456789',
      courriel: `contact-${n}@organisme.test`,
      voie: `${(n % 90) + 1} rue des Essais`,
      codePostal: '75020',
      ville: 'Paris',
      codeDepartement: '75',
      codeRegion: '11',
      verification: 'verifiee',
      verifieeLe: new Date(),
      ...donnees,
    },
  })
  return { ...organisme, id: organisme.id as OrganismeId }
}

type SaisieCompte = Partial<Omit<Prisma.CompteUncheckedCreateInput, 'motDePasse'>> & { motDePasse?: string }

/** An active account. `motDePasse` is in clear and hashed here; without one nobody can sign in. */
export async function makeCompte({ motDePasse, ...donnees }: SaisieCompte = {}) {
  const empreinte = motDePasse === undefined ? null : await hacherMotDePasse(motDePasse)
  const data = { email: adresse('personne'), activeLe: new Date(), ...donnees, motDePasse: empreinte }
  return getPrisma().compte.create({ data })
}

const SECRET_TOTP = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
/** What an account with a confirmed application holds; its codes are those of `codeActuel`. */
export const avecTotp = () => ({ totpSecret: chiffrer('totp', SECRET_TOTP), totpConfirmeLe: new Date() })
/** The code that the application of such an account shows. */
export const codeActuel = (instant = new Date()) => codeTotp(SECRET_TOTP, instant)

/** An agent, or an administrateur, with the second factor that opens /admin. */
export const makeAgent = (donnees: SaisieCompte = {}) =>
  makeCompte({ role: 'agent', nom: 'Camille Durand', email: adresse('agent'), ...avecTotp(), ...donnees })

export const makeMembre = (organismeId: string, compteId: string, role: 'gestionnaire' | 'rgc' = 'gestionnaire') =>
  getPrisma().membre.create({ data: { organismeId, compteId, role } })

/** An organisme and the account of its gestionnaire. */
export async function makeGestionnaire(donnees: { organisme?: Parameters<typeof makeOrganisme>[0]; compte?: SaisieCompte } = {}) {
  const organisme = await makeOrganisme(donnees.organisme)
  const compte = await makeCompte(donnees.compte)
  await makeMembre(organisme.id, compte.id)
  return { organisme, compte }
}

export const makeSession = (compteId: string, donnees: Partial<Prisma.SessionUncheckedCreateInput> = {}) =>
  getPrisma().session.create({ data: { compteId, ...donnees } })

/** The cookie of a session row, as the browser holds it. */
export async function cookieDeSession(sessionId: string) {
  return { name: sessionCookie().name, value: await encode({ token: { sub: sessionId }, secret: getSecret() }) }
}

export const personnes = (donnees: Partial<Personnes> = {}): Personnes => ({
  signataireCivilite: 'madame',
  signatairePrenom: 'Jeanne',
  signataireNom: 'Essai',
  signataireQualite: 'Directrice',
  rgcCivilite: 'monsieur',
  rgcPrenom: 'Paul',
  rgcNom: 'Épreuve',
  rgcQualite: 'Responsable administratif',
  rgcCourriel: adresse('rgc'),
  ...donnees,
})

type Suite = { organismeId: string; demandeId: string; compteId: string; agentId: string }

const ecrire = (
  { organismeId, demandeId, compteId, agentId }: Suite,
  par: Acteur['type'],
  evenement: Evenement,
  le: Date,
  passage: { de?: Statut; vers?: Statut; donnees?: Prisma.InputJsonObject } = {},
) =>
  getPrisma().journal.create({
    data: {
      organismeId,
      demandeId,
      evenement,
      acteurType: par,
      acteurId: par === 'systeme' ? null : par === 'agent' ? agentId : compteId,
      creeLe: le,
      ...passage,
    },
  })

type OptionsDemande = {
  statut?: Statut
  nature?: Nature
  /** Made with its gestionnaire when left out. */
  organismeId?: string
  /** The gestionnaire who acts. */
  compteId?: string
  /** The agent who decides. */
  agentId?: string
  personnes?: Partial<Personnes>
  /** When it was recorded; validated ten minutes later and decided the next day unless said otherwise. */
  creeLe?: Date
  valideeLe?: Date
  decideeLe?: Date
  motif?: string
  commentaires?: Commentaires
}

async function compteDe(organismeId: string): Promise<string> {
  const membre = await getPrisma().membre.findFirst({ where: { organismeId, role: 'gestionnaire' } })
  if (membre) return membre.compteId
  const { id } = await makeCompte()
  await makeMembre(organismeId, id)
  return id
}

/** A demande in any state with all that leads there: people, acceptation, access, document, journal. No job, no e-mail. */
export async function makeDemande({ statut = 'brouillon', nature = 'initiale', ...options }: OptionsDemande = {}) {
  const prisma = getPrisma()
  const organismeId = options.organismeId ?? (await makeOrganisme()).id
  const compteId = options.compteId ?? (await compteDe(organismeId))
  const agentId = options.agentId ?? (statut === 'brouillon' || statut === 'annulee' ? compteId : (await makeAgent()).id)
  const creeLe = options.creeLe ?? apres(options.valideeLe ?? apres(new Date(), -2 * JOUR), -10 * MINUTE)
  const gens = personnes(options.personnes)
  const { id } = await prisma.demande.create({ data: { ...gens, organismeId, nature, creeLe, modifieeLe: creeLe } })
  const suite = { organismeId, demandeId: id, compteId, agentId }
  await ecrire(suite, 'membre', 'demande.enregistrer', creeLe, { vers: 'brouillon', donnees: { nature } })
  const valideeLe = options.valideeLe ?? apres(creeLe, 10 * MINUTE)
  if (statut === 'annulee') {
    await prisma.demande.update({ where: { id }, data: { statut, modifieeLe: valideeLe } })
    await ecrire(suite, 'membre', 'demande.annuler', valideeLe, { de: 'brouillon', vers: 'annulee' })
  } else if (statut !== 'brouillon') {
    await validerDirectement(suite, gens, valideeLe)
    const decideeLe = options.decideeLe ?? apres(valideeLe, JOUR)
    if (statut !== 'en_attente') await deciderDirectement(suite, statut, gens, { ...options, decideeLe })
  }
  const demande = await prisma.demande.findUniqueOrThrow({
    where: { id },
    include: { acces: true, acceptation: { include: { document: true } } },
  })
  const document = demande.acceptation?.document ?? null
  return { ...demande, document, organismeId: organismeId as OrganismeId, compteId, agentId }
}

async function validerDirectement({ organismeId, demandeId, compteId, ...reste }: Suite, gens: Personnes, le: Date) {
  const prisma = getPrisma()
  await installerCgu()
  const cgu = await getCguEnVigueur(new Date())
  const organisme = await prisma.organisme.findUniqueOrThrow({ where: { id: organismeId } })
  const acceptation = await prisma.acceptation.create({
    data: {
      ...gens,
      demandeId,
      organismeId,
      compteId,
      cguVersionId: cgu.id,
      texteSha256: cgu.sha256,
      mention: MENTION_ACCEPTATION,
      siret: organisme.siret,
      raisonSociale: organisme.raisonSociale,
      nda: organisme.nda,
      adressePostale: lignesAdresse(organisme).join('\n'),
      adresseIp: '192.0.2.10',
      navigateur: 'Navigateur d’essai',
      accepteeLe: le,
    },
  })
  const { id: acceptationId } = acceptation
  await prisma.demande.update({
    where: { id: demandeId },
    data: { statut: 'en_attente', acceptationId, valideeLe: le },
  })
  const donnees = { acceptationId, acceptationSha256: empreinteAcceptation(acceptation), cguSha256: cgu.sha256 }
  const passage = { de: 'brouillon', vers: 'en_attente', donnees } as const
  await ecrire({ organismeId, demandeId, compteId, ...reste }, 'membre', 'demande.valider', le, passage)
}

const EVENEMENT = { acceptee: 'demande.accepter', refusee: 'demande.refuser', a_corriger: 'demande.demander_correction' } as const
const MOTIF = 'Le numéro de déclaration d’activité ne correspond pas à cet établissement.'

async function deciderDirectement(
  suite: Suite,
  statut: keyof typeof EVENEMENT,
  gens: Personnes,
  { decideeLe, motif = MOTIF, commentaires = {} }: OptionsDemande & { decideeLe: Date },
) {
  const { demandeId: id, agentId } = suite
  const dit = statut === 'acceptee' ? {} : { motif, commentaires }
  const recours = statut === 'refusee' ? { voiesRecours: voiesRecours(getOperateur()) } : {}
  const decision = { ...dit, ...recours }
  await getPrisma().demande.update({ where: { id }, data: { statut, decideeLe, decideeParId: agentId, ...decision } })
  await ecrire(suite, 'agent', EVENEMENT[statut], decideeLe, { de: 'en_attente', vers: statut, donnees: decision })
  if (statut === 'acceptee') await ouvrirDirectement(suite, gens, decideeLe)
}

async function ouvrirDirectement(suite: Suite, gens: Personnes, le: Date) {
  const prisma = getPrisma()
  const { organismeId, demandeId } = suite
  const { nature, acceptationId } = await prisma.demande.findUniqueOrThrow({ where: { id: demandeId } })
  const actuel = await prisma.acces.findFirst({ where: { organismeId, statut: { in: ['actif', 'suspendu'] } } })
  const periode = actuel && nature === 'renouvellement' ? prolongerPeriode(actuel, le) : (actuel ?? ouvrirPeriode(le))
  const { debut, fin } = periode
  const acces = actuel
    ? await prisma.acces.update({ where: { id: actuel.id }, data: { debut, fin } })
    : await prisma.acces.create({ data: { organismeId, debut, fin, creeLe: le } })
  await prisma.demande.update({ where: { id: demandeId }, data: { accesId: acces.id } })
  const donnees = { debut: debut.toISOString(), fin: fin.toISOString() }
  if (!actuel) await ecrire(suite, 'agent', 'acces.ouvrir', le, { donnees })
  else if (nature === 'renouvellement') await ecrire(suite, 'agent', 'acces.prolonger', le, { donnees })
  if (acceptationId) await prisma.document.create({ data: { demandeId, acceptationId, creeLe: le, code: nouveauCode() } })
  await prisma.membre.deleteMany({ where: { organismeId, role: 'rgc' } })
  const email = gens.rgcCourriel
  const rgc = await prisma.compte.upsert({ where: { email }, create: { email, activeLe: le, ...avecTotp() }, update: {} })
  await makeMembre(organismeId, rgc.id, 'rgc')
}
