import type {
  PublicKeyCredentialCreationOptionsJSON as OptionsAjout,
  PublicKeyCredentialRequestOptionsJSON as OptionsUsage,
} from '@simplewebauthn/browser'
import { AUTRE_REFUS_NAVIGATEUR, REFUS_NAVIGATEUR } from '@/lib/cle/labels'
import type { FormState } from '@/lib/core/form-state'

type Demande<O> = { ok: true; defi: string; options: O } | { ok: false; message: string }
// Loaded when a button is pressed: no page carries it for those who don't.
const charger = () => import('@simplewebauthn/browser')

const refuser = (data: FormData, message: string): FormState => {
  const nom = data.get('nom')
  return { status: 'refused', code: 'navigateur', message, values: typeof nom === 'string' ? { nom } : {} }
}

/** Asks for a challenge, has the browser answer it, and puts the answer in the form; or says why there is none. */
async function repondre<O>(data: FormData, demander: () => Promise<Demande<O>>, signer: (options: O) => Promise<object>) {
  const demande = await demander()
  if (!demande.ok) return refuser(data, demande.message)
  try {
    data.set('reponse', JSON.stringify(await signer(demande.options)))
    data.set('defi', demande.defi)
    return null
  } catch (erreur) {
    const nom = erreur instanceof Error ? erreur.name : ''
    return refuser(data, REFUS_NAVIGATEUR[nom] ?? AUTRE_REFUS_NAVIGATEUR)
  }
}

/** Uses a passkey. */
export const utiliserCle = (demander: () => Promise<Demande<OptionsUsage>>) => (data: FormData) =>
  repondre(data, demander, async (optionsJSON) => (await charger()).startAuthentication({ optionsJSON }))

/** Makes a passkey. */
export const creerCle = (demander: () => Promise<Demande<OptionsAjout>>) => (data: FormData) =>
  repondre(data, demander, async (optionsJSON) => (await charger()).startRegistration({ optionsJSON }))
