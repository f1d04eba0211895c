import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { chiffrer, dechiffrer } from '@/lib/core/chiffrement'
import { getContexte } from '@/lib/core/contexte'
import { getBaseUrl } from '@/lib/core/env'
import { consommer } from '@/lib/core/limite'
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

/** `/inscription/organisme`: what the directory knows of the SIRET; « indisponible » never blocks, one goes on by hand. */
export async function loadInscriptionOrganisme(saisie: string | string[] | undefined) {
  const lu = siretSchema.safeParse(saisie)
  if (!lu.success) redirect('/inscription')
  const siret = lu.data
  if (await siretInscrit(siret)) redirect(`/inscription?siret=${siret}&reponse=pris`)
  const { adresse } = await getContexte()
  const permis = await consommer('recherche_adresse', adresse)
  return { siret, annuaire: permis ? await chercherEtablissement(siret) : ({ statut: 'indisponible' } as const) }
}
