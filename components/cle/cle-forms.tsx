'use client'
import { TextField } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import {
  demanderDefiAjout,
  demanderDefiConnexion,
  demanderDefiVerification,
  enregistrerCle,
  seConnecterParCle,
  supprimerCle,
  verifierCle,
} from '@/lib/cle/actions'
import { NOM_REQUIS } from '@/lib/cle/labels'
import { creerCle, utiliserCle } from './ceremonie'

const Suite = ({ suite }: { suite?: string }) => (suite ? <input type="hidden" name="suite" value={suite} /> : null)

/** Passkeys are the one thing here that asks for a script: those who run none are told, and what to do instead. */
function SansScript({ autrement }: { autrement: string }) {
  return (
    <noscript>
      <p className="border-l-4 border-primary bg-wash p-4">Les clés d’accès ont besoin de JavaScript. {autrement}</p>
    </noscript>
  )
}

const connecter = utiliserCle(demanderDefiConnexion)
const verifier = utiliserCle(demanderDefiVerification)
const ajouter = creerCle(demanderDefiAjout)

/** Signs in with a passkey alone. */
export function ConnexionCleForm({ suite }: { suite?: string }) {
  return (
    <Form action={seConnecterParCle} before={connecter} submit="Se connecter avec une clé d’accès" variant="secondary">
      <Suite suite={suite} />
      <SansScript autrement="Connectez-vous avec votre mot de passe." />
    </Form>
  )
}

/** A passkey, after the password. `autre`: there is also an application. */
export function VerificationCleForm({ suite, autre }: { suite?: string; autre: boolean }) {
  return (
    <Form action={verifierCle} before={verifier} submit="Utiliser une clé d’accès">
      <Suite suite={suite} />
      <SansScript autrement={autre ? 'Recopiez un code de votre application.' : 'Utilisez un code de secours, plus bas.'} />
    </Form>
  )
}

/** Makes a passkey and adds it. */
export function AjoutCleForm({ suite, nomMax }: { suite?: string; nomMax: number }) {
  return (
    <Form
      action={enregistrerCle}
      check={(data) =>
        String(data.get('nom') ?? '').trim() ? null : { status: 'invalid', fieldErrors: { nom: NOM_REQUIS }, values: {} }
      }
      before={ajouter}
      submit="Ajouter une clé d’accès"
      variant="secondary"
    >
      {({ field }) => (
        <>
          <Suite suite={suite} />
          <SansScript autrement="Ajoutez plutôt une application, ci-dessus." />
          <TextField
            {...field('nom')}
            label="Nom de la clé"
            hint="Pour la reconnaître plus tard, par exemple « Téléphone » ou « Clé USB du bureau »."
            autoComplete="off"
            maxLength={nomMax}
          />
        </>
      )}
    </Form>
  )
}

export function RetraitCleForm({ cle, nom }: { cle: string; nom: string }) {
  return (
    <Form action={supprimerCle} submit={`Retirer «\u00a0${nom}\u00a0»`} variant="danger" folded={`Retirer «\u00a0${nom}\u00a0»`}>
      <input type="hidden" name="cle" value={cle} />
      <p>Cette clé ne servira plus à vous connecter ici. Effacez-la aussi de l’appareil qui la garde.</p>
    </Form>
  )
}
