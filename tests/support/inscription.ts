import { inscrire } from '@/lib/inscription/mutations'
import { inscriptionSchema } from '@/lib/inscription/schema'
import { avecTerritoire } from '@/lib/organisme/communes'
import type { Verification } from '@/lib/organisme/rules'
import { siretInvente } from './sirets'

export const MOT_DE_PASSE = 'bourrasque violette sur tambour lent'

let graine = 60_000
/** A SIRET that no other test of the run has. */
export const siretNeuf = () => siretInvente(graine++)

/** The form « Je crée mon compte » as a browser sends it. */
export const formulaire = (donnees: Record<string, string> = {}) => ({
  siret: siretNeuf(),
  formeJuridique: '9220',
  raisonSociale: 'Ateliers du Quai',
  complementNom: '',
  enseigne: '',
  nda: '11756789012',
  telephone1: '01 23 45 67 89',
  telephone2: '',
  courriel: 'contact@quai.test',
  voie: '12 rue des Essais',
  immeuble: '',
  mentionsDistribution: '',
  codePostal: '75020',
  ville: 'Paris',
  email: `jeanne-${graine}@quai.test`,
  motDePasse: MOT_DE_PASSE,
  motDePasseRepete: MOT_DE_PASSE,
  ...donnees,
})

type Circonstances = { maintenant?: Date; verification?: Verification }

/** Signs up as the action does, once the form is read and the directory has answered. */
export async function inscrireAvec(
  donnees: Record<string, string> = {},
  { maintenant = new Date(), verification = 'verifiee' }: Circonstances = {},
) {
  const { siret, email, motDePasse, motDePasseRepete: _, ...organisme } = inscriptionSchema.parse(formulaire(donnees))
  const inscription = { siret, email, motDePasse, verification, organisme: avecTerritoire(organisme) }
  return { siret, email, resultat: await inscrire(inscription, maintenant) }
}
