import { Section } from '@/components/ui/page'
import { NOM_MAX } from '@/lib/cle/schema'
import { dateLongue } from '@/lib/core/calendrier'
import type { loadSecurite } from '@/lib/facteur/loaders'
import { AjoutCleForm, RetraitCleForm } from './cle-forms'

type Etat = Awaited<ReturnType<typeof loadSecurite>>

/** The passkeys of a person: what they are for, those there are, one more. */
export function Cles({ etat: { cles, totpLe, recente, facteurExige, suite } }: { etat: Etat }) {
  const retirable = !facteurExige || totpLe !== null || cles.length > 1
  return (
    <Section title="Clés d’accès" id="cles">
      <p>
        Une clé d’accès est gardée par votre téléphone, votre ordinateur ou une clé USB de sécurité. Elle remplace le code à la
        connexion, ou même le mot de passe si votre appareil vérifie votre empreinte, votre visage ou un code. Elle ne fonctionne
        que sur le vrai site.
      </p>
      {cles.length > 0 ? (
        <ul className="space-y-4">
          {cles.map(({ id, nom, creeLe, utiliseeLe }) => (
            <li key={id} className="border border-line p-4">
              <h3 className="wrap-anywhere">{nom}</h3>
              <p className="text-muted">
                Ajoutée le {dateLongue(creeLe)}, {utiliseeLe ? `utilisée le ${dateLongue(utiliseeLe)}` : 'jamais utilisée'}
              </p>
              {recente && retirable ? <RetraitCleForm cle={id} nom={nom} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {recente ? <AjoutCleForm suite={suite} nomMax={NOM_MAX} /> : null}
      {cles.length > 0 && !retirable ? (
        <p className="text-muted">
          Votre rôle exige un second facteur&nbsp;: pour retirer cette clé, ajoutez-en d’abord un autre.
        </p>
      ) : null}
    </Section>
  )
}
