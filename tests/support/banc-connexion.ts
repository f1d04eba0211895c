import type { ouvrirBanc } from './banc'
import { champsCaches } from './formulaire'
import { siretInvente } from './sirets'

export const MOT_DE_PASSE = 'girafe nuage tournevis 47'
export const FAUX = 'ce n’est pas le bon mot de passe'
// Ten tries an e-mail at most, or the limit would be measured.
const TENTATIVES_PAR_COMPTE = 9
const EN_TETE = 5

const ORGANISME = {
  ...{ formeJuridique: '9220', raisonSociale: 'Académie des essais', nda: '11755555555', telephone1: '01 23 45 67 89' },
  ...{ courriel: 'contact@academie.test', voie: '1 rue des Essais', codePostal: '75020', ville: 'Paris' },
  ...{ motDePasse: MOT_DE_PASSE, motDePasseRepete: MOT_DE_PASSE },
}

const attendre = (ms: number) => new Promise<void>((suite) => setTimeout(suite, ms))
const rang = (valeurs: number[], part: number) => valeurs.toSorted((a, b) => a - b)[Math.floor((valeurs.length - 1) * part)] ?? 0
const mediane = (valeurs: number[]) => rang(valeurs, 0.5)

export type Reponse = { ms: number; statut: number; cookies: string[] }
type Essai = (n: number) => Promise<Reponse>

/** The forms of sign-in and sign-up of a bench, sent as a browser without JavaScript does, each from an address of its own. */
export async function ouvrirConnexions({ web: { adresse: base }, fabrique }: Awaited<ReturnType<typeof ouvrirBanc>>) {
  let compteur = 0
  const uneAdresse = () => {
    compteur += 1
    return `10.${(compteur >> 16) & 255}.${(compteur >> 8) & 255}.${compteur & 255}`
  }
  const lire = async (page: string, bouton: string) => champsCaches(await (await fetch(base + page)).text(), bouton)
  const poster = async (page: string, champs: Record<string, string>, adresse: string, cookie: string): Promise<Reponse> => {
    const body = new FormData()
    for (const [nom, valeur] of Object.entries(champs)) body.set(nom, valeur)
    const headers = { origin: base, 'x-forwarded-for': adresse, ...(cookie ? { cookie } : {}) }
    const debut = performance.now()
    const reponse = await fetch(base + page, { method: 'POST', body, headers, redirect: 'manual' })
    await reponse.arrayBuffer()
    return { ms: performance.now() - debut, statut: reponse.status, cookies: reponse.headers.getSetCookie() }
  }
  const connexion = await lire('/connexion', 'Se connecter')
  const inscription = await lire(`/inscription/organisme?siret=${siretInvente(1)}`, 'Je crée mon compte')
  return {
    comptes: async (nombre: number) => {
      const emails: string[] = []
      while (emails.length < nombre) emails.push((await fabrique.makeCompte({ motDePasse: MOT_DE_PASSE })).email)
      return emails
    },
    entrer: (email: string, motDePasse: string, { adresse = uneAdresse(), cookie = '' } = {}) =>
      poster('/connexion', { ...connexion, email, motDePasse }, adresse, cookie),
    inscrire: (email: string, n: number) => {
      const siret = siretInvente(n)
      const champs = { ...inscription, ...ORGANISME, siret, email }
      return poster(`/inscription/organisme?siret=${siret}`, champs, uneAdresse(), '')
    },
  }
}
export type Connexions = Awaited<ReturnType<typeof ouvrirConnexions>>

/** Two kinds of tries in turn, each first every other time; their medians in milliseconds. */
async function comparer(essais: number, un: Essai, autre: Essai): Promise<[connu: number, inconnu: number]> {
  const temps: [number[], number[]] = [[], []]
  for (let n = 0; n < essais + EN_TETE; n += 1) {
    for (const lequel of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { ms } = await (lequel === 0 ? un : autre)(n)
      if (n >= EN_TETE) temps[lequel].push(ms)
    }
  }
  return [mediane(temps[0]), mediane(temps[1])]
}

/** How long the answers take for e-mails that have an account and for others, at sign-in and at sign-up. */
export async function mesurerEgalite({ comptes, entrer, inscrire }: Connexions, essais: number) {
  const connus = await comptes(Math.ceil((essais + EN_TETE) / TENTATIVES_PAR_COMPTE))
  const connu = (n: number) => connus[n % connus.length] ?? ''
  return {
    'sign-in': await comparer(
      essais,
      (n) => entrer(connu(n), FAUX),
      (n) => entrer(`inconnue-${n % connus.length}@essai.test`, FAUX),
    ),
    'sign-up': await comparer(
      essais,
      (n) => inscrire(connu(n), 1000 + n),
      (n) => inscrire(`nouvelle-${n}@essai.test`, 5000 + n),
    ),
    inscrits: essais + EN_TETE,
  }
}

type Assaut = { parMinute: number; adresses: number; dureeMs: number; calmeMs: number }

/**
 * Guesses at one account from many addresses, evenly in time; every tenth one after the first hundred is right, and must not open
 * either. One other account signs in each second, before and during; the owner does halfway, from a browser that the account knows.
 */
export async function mesurerAssaut({ comptes, entrer }: Connexions, { parMinute, adresses, dureeMs, calmeMs }: Assaut) {
  const temoins = await comptes(Math.ceil((calmeMs + dureeMs) / 1000))
  const [victime = ''] = await comptes(1)
  const premiere = await entrer(victime, MOT_DE_PASSE)
  const cookie = premiere.cookies.find((un) => un.includes('kairos-appareil'))?.split(';', 1)[0] ?? ''
  let refuses = 0
  const observer = async (pendant: number) => {
    const entrees: Promise<Reponse>[] = []
    for (const fin = performance.now() + pendant; performance.now() < fin; await attendre(1000))
      entrees.push(entrer(temoins.pop() ?? '', MOT_DE_PASSE))
    const reponses = await Promise.all(entrees)
    refuses += reponses.filter(({ statut }) => statut !== 303).length
    const temps = reponses.map(({ ms }) => ms)
    return rang(temps, 0.95)
  }
  const calme = await observer(calmeMs)
  const tentatives: Promise<Reponse>[] = []
  const lancer = async () => {
    const debut = performance.now()
    for (let n = 0; n < (parMinute * dureeMs) / 60_000; n += 1) {
      await attendre(Math.max((n * 60_000) / parMinute - (performance.now() - debut), 0))
      const motDePasse = n > 100 && n % 10 === 0 ? MOT_DE_PASSE : FAUX
      tentatives.push(entrer(victime, motDePasse, { adresse: `172.16.${n % adresses}.1` }))
    }
  }
  const revenir = async () => {
    await attendre(dureeMs / 2)
    return entrer(victime, MOT_DE_PASSE, { cookie })
  }
  const [assailli, proprietaire] = await Promise.all([observer(dureeMs - 2000), revenir(), lancer()])
  const ouvertes = (await Promise.all(tentatives)).filter(({ statut }) => statut === 303).length
  return { calme, assailli, proprietaire, ouvertes, tentatives: tentatives.length, refuses }
}
