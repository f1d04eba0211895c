'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { demanderLien } from '@/lib/compte/mutations'
import { sansChampSchema } from '@/lib/compte/schema'
import { anonyme, formAction } from '@/lib/core/form-action'
import { consommer } from '@/lib/core/limite'
import { refuserMotDePasse } from '@/lib/core/mot-de-passe'
import { getOperateur } from '@/lib/core/operateur'
import { exigerPersonne } from '@/lib/core/session'
import { avecTerritoire } from '@/lib/organisme/communes'
import { siretInscrit } from '@/lib/organisme/data'
import { verificationSelon } from '@/lib/organisme/rules'
import { chercherEtablissement } from '@/lib/organisme/service'
import { MESSAGES_INSCRIPTION } from './labels'
import { lireInscription, retenirInscription } from './loaders'
import { ajouterOrganisme, inscrire, inscrirePersonne } from './mutations'
import { ajoutSchema, inscriptionSchema, personneSchema, rechercheSchema } from './schema'

/** Sends on to the form, or back to the search with what stands in the way. */
async function orienter(siret: string, recherche: string, formulaire: string): Promise<never> {
  if (await siretInscrit(siret)) redirect(`${recherche}?siret=${siret}&reponse=pris`)
  const { statut } = await chercherEtablissement(siret)
  if (statut === 'ferme' || statut === 'inconnu') redirect(`${recherche}?siret=${siret}&reponse=${statut}`)
  redirect(`${formulaire}?siret=${siret}`)
}

/** « Rechercher » at sign-up. */
export const rechercher = formAction({
  name: 'inscription.rechercher',
  schema: rechercheSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['recherche_adresse', contexte.adresse]],
  messages: {},
  run: ({ input: { siret } }) => orienter(siret, '/inscription', '/inscription/organisme'),
})

/** « Rechercher » of a signed-in person. */
export const rechercherAjout = formAction({
  name: 'inscription.rechercher_ajout',
  schema: rechercheSchema,
  actor: () => exigerPersonne('/organismes/ajouter'),
  limits: ({ contexte }) => [['recherche_adresse', contexte.adresse]],
  messages: {},
  run: ({ input: { siret } }) => orienter(siret, '/organismes/ajouter', '/organismes/ajouter/coordonnees'),
})

/** « Ajouter cet organisme » to the account of a signed-in person, who goes on to it. */
export const ajouter = formAction({
  name: 'inscription.ajouter',
  schema: ajoutSchema,
  actor: () => exigerPersonne('/organismes/ajouter'),
  limits: ({ actor: { compteId } }) => [['ajout_compte', compteId]],
  messages: MESSAGES_INSCRIPTION,
  run: async ({ input: { siret, ...organisme }, actor: session, maintenant }) => {
    const { statut } = await chercherEtablissement(siret)
    const etablissement = { siret, verification: verificationSelon(statut), organisme: avecTerritoire(organisme) }
    const resultat = await ajouterOrganisme(etablissement, session, maintenant)
    if (!resultat.ok) return resultat
    refresh() // the header names the organisme
    redirect('/organisme')
  },
})

/** « Je crée mon compte ». The answer is the same page whether or not the e-mail has an account already. */
export const creerCompte = formAction({
  name: 'inscription.creer',
  schema: inscriptionSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['inscription_adresse', contexte.adresse]],
  messages: MESSAGES_INSCRIPTION,
  run: async ({ input, maintenant }) => {
    const { siret, email, motDePasse, motDePasseRepete: _, ...organisme } = input
    const faible = refuserMotDePasse(motDePasse, [email, organisme.raisonSociale, getOperateur().service])
    if (faible) return { ok: false, code: faible, field: 'motDePasse' }
    const { statut } = await chercherEtablissement(siret)
    const inscription = {
      siret,
      email,
      motDePasse,
      verification: verificationSelon(statut),
      organisme: avecTerritoire(organisme),
    }
    const resultat = await inscrire(inscription, maintenant)
    if (!resultat.ok) return resultat
    await retenirInscription(email)
    redirect('/inscription/confirmation')
  },
})

/** « Créer mon compte » for who will ask to join an organisme. The answer is the same page whether or not the e-mail has one. */
export const creerComptePersonne = formAction({
  name: 'inscription.creer_personne',
  schema: personneSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['inscription_adresse', contexte.adresse]],
  messages: MESSAGES_INSCRIPTION,
  run: async ({ input: { email, motDePasse }, maintenant }) => {
    const faible = refuserMotDePasse(motDePasse, [email, getOperateur().service])
    if (faible) return { ok: false, code: faible, field: 'motDePasse' }
    await inscrirePersonne({ email, motDePasse }, maintenant)
    await retenirInscription(email)
    redirect('/inscription/confirmation')
  },
})

/** « Renvoyer l'e-mail »: to the address of this browser's sign-up only; older links stop working. */
export const renvoyer = formAction({
  name: 'inscription.renvoyer',
  schema: sansChampSchema,
  actor: anonyme,
  messages: {
    sans_inscription:
      'Votre inscription n’est plus en mémoire dans ce navigateur. Connectez-vous pour recevoir un nouvel e-mail.',
    trop_de_courriels:
      'Plusieurs e-mails sont déjà partis. Regardez dans vos courriers indésirables, ou réessayez dans une heure.',
  },
  run: async () => {
    const email = await lireInscription()
    if (!email) return { ok: false, code: 'sans_inscription' }
    if (!(await consommer('courriel_compte', email))) return { ok: false, code: 'trop_de_courriels' }
    await demanderLien('activation', email)
    return { ok: true, message: 'Un nouvel e-mail vient de partir. Le lien précédent ne fonctionne plus.' }
  },
})
