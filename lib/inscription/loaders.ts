import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { chiffrer, dechiffrer } from '@/lib/core/chiffrement'
import { getContexte } from '@/lib/core/contexte'
import { getBaseUrl } from '@/lib/core/env'
import { consommer } from '@/lib/core/limite'
import { exigerPersonne, getSession } from '@/lib/core/session'
import { siretInscrit } from '@/lib/organisme/data'
import { siretSchema } from '@/lib/organisme/schema'
import { chercherEtablissement } from '@/lib/organisme/service'

export const COOKIE_INSCRIPTION = { nom: 'kairos-inscription', dureeSecondes: 24 * 60 * 60 } as const

/** Remembers, encrypted and in this browser only, whom the activation e-mail went to. */
export async function retenirInscription(email: string): Promise<void> {
  const jar = await cookies()
  const secure = getBaseUrl().startsWith('https://')
  jar.set(COOKIE_INSCRIPTION.nom, chiffrer('inscription', email), {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/inscription',
    maxAge: COOKIE_INSCRIPTION.dureeSecondes,
  })
}

/** The address of this browser's sign-up, or null. */
export async function lireInscription(): Promise<string | null> {
  const jar = await cookies()
  const valeur = jar.get(COOKIE_INSCRIPTION.nom)?.value
  return valeur ? dechiffrer('inscription', valeur) : null
}

/** `/inscription?siret=…&reponse=…`: what the search answered, to show again above the form. */
export function lireRecherche(parametres: { siret?: string | string[]; reponse?: string | string[] }) {
  const siret = siretSchema.safeParse(parametres.siret)
  const reponse = parametres.reponse
  if (!siret.success || (reponse !== 'ferme' && reponse !== 'inconnu' && reponse !== 'pris')) return null
  return { siret: siret.data, reponse } as const
}

/** Whoever is signed in adds an organisme to an account that exists. */
async function versAjout(chemin: string, siret: string | string[] | undefined): Promise<void> {
  const session = await getSession()
  const lu = siretSchema.safeParse(siret)
  if (session?.role === 'organisme') redirect(lu.success ? `${chemin}?siret=${lu.data}` : chemin)
}

type Parametres = { siret?: string | string[]; reponse?: string | string[] }

/** `/inscription`. */
export async function loadRecherche(parametres: Parametres) {
  await versAjout('/organismes/ajouter', undefined)
  return lireRecherche(parametres)
}

/** `/organismes/ajouter`: the search of a signed-in person; `sien`: whether what was found is one of theirs already. */
export async function loadRechercheAjout(parametres: Parametres) {
  const { membres } = await exigerPersonne('/organismes/ajouter')
  const recherche = lireRecherche(parametres)
  return { recherche, sien: membres.some(({ siret }) => siret === recherche?.siret) }
}

/** What the directory knows of the SIRET, unless it has its organisme; « indisponible » never blocks, one goes on by hand. */
async function lireEtablissement(saisie: string | string[] | undefined, recherche: string) {
  const lu = siretSchema.safeParse(saisie)
  if (!lu.success) redirect(recherche)
  const siret = lu.data
  if (await siretInscrit(siret)) redirect(`${recherche}?siret=${siret}&reponse=pris`)
  const { adresse } = await getContexte()
  const permis = await consommer('recherche_adresse', adresse)
  return { siret, annuaire: permis ? await chercherEtablissement(siret) : ({ statut: 'indisponible' } as const) }
}

/** `/inscription/organisme`. */
export async function loadInscriptionOrganisme(saisie: string | string[] | undefined) {
  await versAjout('/organismes/ajouter/coordonnees', saisie)
  return lireEtablissement(saisie, '/inscription')
}
export type EtablissementLu = Awaited<ReturnType<typeof loadInscriptionOrganisme>>

/** `/organismes/ajouter/coordonnees`. */
export async function loadAjout(saisie: string | string[] | undefined) {
  await exigerPersonne('/organismes/ajouter')
  return lireEtablissement(saisie, '/organismes/ajouter')
}

/** `/inscription/compte`: an account for who will ask to join; whoever is signed in has one. */
export async function loadCompteSeul(): Promise<void> {
  if (await getSession()) redirect('/organismes')
}
