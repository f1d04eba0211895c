import { type ReponseAnnuaire, typeDeVoie } from '@/lib/annuaire/rules'
import { cleCommune, normaliserNda } from '@/lib/organisme/rules'

export const CONTROLES = [
  'etablissement',
  'denomination',
  'forme_juridique',
  'adresse',
  'nda',
  'qualiopi',
  'meme_siren',
  'meme_courriel',
  'meme_telephone',
  'domaine_courriel',
  'meme_personne',
] as const
export type Controle = (typeof CONTROLES)[number]

export const ETATS = ['conforme', 'a_verifier', 'non_verifie'] as const
export type EtatConstat = (typeof ETATS)[number]
export const SOURCES = ['annuaire', 'dgefp', 'portail'] as const
export type SourceConstat = (typeof SOURCES)[number]

/** Why a check ended as it did. */
export const RAISONS = [
  ...['ouvert', 'ferme', 'inconnu', 'indisponible', 'non_interroge', 'masque', 'identique', 'different'],
  ...['inscrit', 'precedent', 'autre_numero', 'absent', 'certifie', 'sans_certification'],
  ...['aucun', 'autres', 'propre', 'gratuit', 'jetable', 'distinctes', 'meme_personne'],
] as const

export type Voisin = { id: string; raisonSociale: string; siret: string }

/** What a check found: what was declared beside what the source says. `le`: when the source was asked, ISO 8601. */
export type Constat = {
  controle: Controle
  etat: EtatConstat
  source: SourceConstat
  le: string
  raison: string
  declare: string | null
  registre: string | null
  voisins: Voisin[]
}

/** One declaration of the public list of training organisations (DGEFP). `certifications`: the categories under Qualiopi. */
export type Declaration = { nda: string; precedents: string[]; certifications: string[] }
/** `non_interroge`: the demonstration asks no register about invented organismes. */
export type ReponseDgefp =
  | { statut: 'trouve'; declarations: Declaration[] }
  | { statut: 'indisponible' }
  | { statut: 'non_interroge' }

/** What is declared to the portal. */
export type Declare = {
  siret: string
  raisonSociale: string
  enseigne: string | null
  formeJuridique: string
  voie: string
  codePostal: string
  ville: string
  nda: string
  /** E.164. */
  telephone1: string | null
  telephone2: string | null
  courriel: string
  signatairePrenom: string
  signataireNom: string
  rgcPrenom: string
  rgcNom: string
  rgcCourriel: string
}

/** The telephone numbers declared, E.164. */
export const telephonesDe = ({ telephone1, telephone2 }: Pick<Declare, 'telephone1' | 'telephone2'>) =>
  [telephone1, telephone2].filter((numero) => numero !== null)

/** Other organismes of the portal that share something with this one. */
export type Voisinage = { siren: Voisin[]; courriel: Voisin[]; telephone: Voisin[] }

type Reponses = { annuaire: ReponseAnnuaire; dgefp: ReponseDgefp; voisinage: Voisinage }
type Jugement = Pick<Constat, 'etat' | 'raison'> & Partial<Pick<Constat, 'declare' | 'registre' | 'voisins'>>

const conforme = (raison: string, reste: Partial<Jugement> = {}): Jugement => ({ ...reste, etat: 'conforme', raison })
const aVerifier = (raison: string, reste: Partial<Jugement> = {}): Jugement => ({ ...reste, etat: 'a_verifier', raison })
const nonVerifie = (raison: string, reste: Partial<Jugement> = {}): Jugement => ({ ...reste, etat: 'non_verifie', raison })

/** Words alone: no accent, case, punctuation; INSEE's abbreviations of streets in full. */
export const comparable = (texte: string) =>
  texte
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .map((mot) => comparableMot(mot))
    .join(' ')

const comparableMot = (mot: string) => comparerType(mot).replace(/^ST(E?)$/, 'SAINT$1')
const comparerType = (mot: string) => (typeDeVoie(mot) ?? mot).replace('-', ' ')

// A name is often given with the form of the company, which the register holds apart.
const FORMES = new Set(['ASSOCIATION', 'EI', 'EIRL', 'EURL', 'SA', 'SARL', 'SAS', 'SASU', 'SCIC', 'SCOP', 'SCP', 'SELARL', 'SNC'])
const sansForme = (nom: string) =>
  comparable(nom)
    .split(' ')
    .filter((mot) => !FORMES.has(mot))
    .join(' ')

const memesTextes = (un: string | null, autre: string | null, cle: (texte: string) => string) =>
  un !== null && autre !== null && cle(un) === cle(autre)

/** The establishment of an answer; null when the directory gave none. */
const etablissementDe = (annuaire: ReponseAnnuaire) => ('etablissement' in annuaire ? annuaire.etablissement : null)

/** Why a directory that gave no establishment leaves a value unchecked. */
const sansEtablissement = ({ statut }: ReponseAnnuaire, declare: string) =>
  nonVerifie(statut === 'inconnu' ? 'inconnu' : 'indisponible', { declare })

function jugerEtablissement(annuaire: ReponseAnnuaire, { siret }: Declare): Jugement {
  switch (annuaire.statut) {
    case 'trouve':
      return conforme('ouvert', { declare: siret })
    case 'ferme':
      return aVerifier('ferme', { declare: siret, registre: annuaire.fermeLe })
    case 'inconnu':
      return aVerifier('inconnu', { declare: siret })
    case 'indisponible':
      return nonVerifie('indisponible', { declare: siret })
  }
}

function jugerDenomination(annuaire: ReponseAnnuaire, { raisonSociale, enseigne }: Declare): Jugement {
  const declare = [raisonSociale, enseigne].filter(Boolean).join(', ')
  const registre = etablissementDe(annuaire)
  if (!registre) return sansEtablissement(annuaire, declare)
  const noms = [registre.raisonSociale, registre.enseigne].filter((nom) => nom !== null)
  if (noms.length === 0) return nonVerifie('masque', { declare })
  const dit = { declare, registre: noms.join(', ') }
  return noms.some((nom) => memesTextes(nom, raisonSociale, sansForme)) ? conforme('identique', dit) : aVerifier('different', dit)
}

function jugerForme(annuaire: ReponseAnnuaire, { formeJuridique }: Declare): Jugement {
  const registre = etablissementDe(annuaire)
  if (!registre) return sansEtablissement(annuaire, formeJuridique)
  if (registre.formeJuridique === null) return nonVerifie('masque', { declare: formeJuridique })
  const dit = { declare: formeJuridique, registre: registre.formeJuridique }
  return registre.formeJuridique === formeJuridique ? conforme('identique', dit) : aVerifier('different', dit)
}

function jugerAdresse(annuaire: ReponseAnnuaire, declaree: Declare): Jugement {
  const { voie, codePostal, ville } = declaree
  const declare = `${voie}, ${codePostal} ${ville}`
  const registre = etablissementDe(annuaire)
  if (!registre) return sansEtablissement(annuaire, declare)
  if (registre.voie === null || registre.codePostal === null || registre.ville === null) return nonVerifie('masque', { declare })
  const dit = { declare, registre: `${registre.voie}, ${registre.codePostal} ${registre.ville}` }
  const memes =
    registre.codePostal === codePostal &&
    memesTextes(registre.ville, ville, cleCommune) &&
    memesTextes(registre.voie, voie, comparable)
  return memes ? conforme('identique', dit) : aVerifier('different', dit)
}

const chercher = (declarations: Declaration[], nda: string) => declarations.find((declaration) => declaration.nda === nda)

function jugerNda(dgefp: ReponseDgefp, declaree: Declare): Jugement {
  const declare = normaliserNda(declaree.nda)
  if (dgefp.statut !== 'trouve') return nonVerifie(dgefp.statut, { declare })
  const { declarations } = dgefp
  if (declarations.length === 0) return aVerifier('absent', { declare })
  const registre = declarations.map(({ nda }) => nda).join(', ')
  if (chercher(declarations, declare)) return conforme('inscrit', { declare, registre: declare })
  const remplace = declarations.find(({ precedents }) => precedents.includes(declare))
  if (remplace) return aVerifier('precedent', { declare, registre: remplace.nda })
  return aVerifier('autre_numero', { declare, registre })
}

function jugerQualiopi(dgefp: ReponseDgefp, { nda }: Declare): Jugement {
  if (dgefp.statut !== 'trouve') return nonVerifie(dgefp.statut)
  const { declarations } = dgefp
  if (declarations.length === 0) return aVerifier('absent')
  const propre = chercher(declarations, normaliserNda(nda))
  const categories = new Set((propre ? [propre] : declarations).flatMap(({ certifications }) => certifications))
  return categories.size > 0 ? conforme('certifie', { registre: [...categories].join(', ') }) : aVerifier('sans_certification')
}

const jugerVoisins = (voisins: Voisin[], declare: string): Jugement =>
  voisins.length === 0 ? conforme('aucun', { declare }) : aVerifier('autres', { declare, voisins })

const domaineDe = (courriel: string) => courriel.slice(courriel.lastIndexOf('@') + 1).toLowerCase()
/** A domain, or one above it, is in the list: `x.yopmail.com` is yopmail's. */
const dansListe = (domaine: string, liste: ReadonlySet<string>) =>
  domaine.split('.').some((_, rang, parts) => liste.has(parts.slice(rang).join('.')))

export type Domaines = { gratuits: ReadonlySet<string>; jetables: ReadonlySet<string> }

function jugerDomaine({ courriel, rgcCourriel }: Declare, { gratuits, jetables }: Domaines): Jugement {
  const adresses = [...new Set([courriel, rgcCourriel])]
  const dans = (liste: ReadonlySet<string>) => adresses.filter((adresse) => dansListe(domaineDe(adresse), liste))
  const jetees = dans(jetables)
  if (jetees.length > 0) return aVerifier('jetable', { declare: jetees.join(', ') })
  const libres = dans(gratuits)
  return libres.length > 0
    ? aVerifier('gratuit', { declare: libres.join(', ') })
    : conforme('propre', { declare: adresses.join(', ') })
}

function jugerPersonnes({ signatairePrenom, signataireNom, rgcPrenom, rgcNom }: Declare): Jugement {
  const signataire = `${signatairePrenom} ${signataireNom}`
  const rgc = `${rgcPrenom} ${rgcNom}`
  return memesTextes(signataire, rgc, comparable)
    ? aVerifier('meme_personne', { declare: signataire })
    : conforme('distinctes', { declare: `${signataire}, ${rgc}` })
}

/** Every check of a demande, in the order of CONTROLES, from what the sources answered at `le`. Decides nothing: an agent does. */
export function examiner(declare: Declare, reponses: Reponses, domaines: Domaines, le: Date): Constat[] {
  const { annuaire, dgefp, voisinage } = reponses
  const courriels = [...new Set([declare.courriel, declare.rgcCourriel])].join(', ')
  const jugements: Record<Controle, [SourceConstat, Jugement]> = {
    etablissement: ['annuaire', jugerEtablissement(annuaire, declare)],
    denomination: ['annuaire', jugerDenomination(annuaire, declare)],
    forme_juridique: ['annuaire', jugerForme(annuaire, declare)],
    adresse: ['annuaire', jugerAdresse(annuaire, declare)],
    nda: ['dgefp', jugerNda(dgefp, declare)],
    qualiopi: ['dgefp', jugerQualiopi(dgefp, declare)],
    meme_siren: ['portail', jugerVoisins(voisinage.siren, declare.siret.slice(0, 9))],
    meme_courriel: ['portail', jugerVoisins(voisinage.courriel, courriels)],
    meme_telephone: ['portail', jugerVoisins(voisinage.telephone, telephonesDe(declare).join(', '))],
    domaine_courriel: ['portail', jugerDomaine(declare, domaines)],
    meme_personne: ['portail', jugerPersonnes(declare)],
  }
  return CONTROLES.map((controle) => {
    const [source, jugement] = jugements[controle]
    return { controle, source, le: le.toISOString(), declare: null, registre: null, voisins: [], ...jugement }
  })
}

const ABANDON_MS = 10 * 60_000

/** What has become of a run: over, under way, or given up by the worker. */
export function etatExamen(examen: { demandeLe: Date; finiLe: Date | null }, maintenant: Date) {
  if (examen.finiLe) return 'fini'
  return maintenant.getTime() - examen.demandeLe.getTime() < ABANDON_MS ? 'en_cours' : 'perdu'
}
