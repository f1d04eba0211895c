'use server'
import { redirect } from 'next/navigation'
import { demanderLien } from '@/lib/compte/mutations'
import { sansChampSchema } from '@/lib/compte/schema'
import { anonyme, formAction } from '@/lib/core/form-action'
import { consommer } from '@/lib/core/limite'
import { refuserMotDePasse } from '@/lib/core/mot-de-passe'
import { getOperateur } from '@/lib/core/operateur'
import { avecTerritoire } from '@/lib/organisme/communes'
import { siretInscrit } from '@/lib/organisme/data'
import { verificationSelon } from '@/lib/organisme/rules'
import { chercherEtablissement } from '@/lib/organisme/service'
import { MESSAGES_INSCRIPTION } from './labels'
import { lireInscription, retenirInscription } from './loaders'
import { inscrire } from './mutations'
import { inscriptionSchema, rechercheSchema } from './schema'

/** « Rechercher »: sends on to the form, or back with what stands in the way. */
export const rechercher = formAction({
  name: 'inscription.rechercher',
  schema: rechercheSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['recherche_adresse', contexte.adresse]],
  messages: {},
  run: async ({ input: { siret } }) => {
    if (await siretInscrit(siret)) redirect(`/inscription?siret=${siret}&reponse=pris`)
    const { statut } = await chercherEtablissement(siret)
    if (statut === 'ferme' || statut === 'inconnu') redirect(`/inscription?siret=${siret}&reponse=${statut}`)
    redirect(`/inscription/organisme?siret=${siret}`)
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
