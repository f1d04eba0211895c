import { Cles } from '@/components/cle/cles'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { dateLongue } from '@/lib/core/calendrier'
import type { loadSecurite } from '@/lib/facteur/loaders'
import { CommencerForm, PreuveForm, RefaireCodesForm, SupprimerTotpForm } from './facteur-forms'

type Etat = Awaited<ReturnType<typeof loadSecurite>>

const FAIT: Record<string, string> = {
  totp: 'Votre application d’authentification est en place.',
  retire: 'Ce second facteur est retiré.',
  codes: 'Vos codes de secours ne sont plus affichés.',
  cle: 'Votre clé d’accès est ajoutée.',
  annulee: 'La réinitialisation de votre second facteur est annulée.',
}

/** Where the person stands: what was just done, what is missing, what is offered. */
function Situation({ etat, fait }: { etat: Etat; fait?: string }) {
  const dit = fait && Object.hasOwn(FAIT, fait) ? FAIT[fait] : null
  if (dit) return <Notice tone="success" title={dit} live />
  if (etat.facteurManquant)
    return (
      <Notice tone="warning" title="Une étape avant de continuer : ajoutez un second facteur">
        <p>
          Votre rôle donne accès à des données personnelles. Pour qu’un mot de passe volé ne suffise pas à les ouvrir, un second
          facteur vous sera demandé à chaque connexion. Comptez deux minutes, avec votre téléphone.
        </p>
      </Notice>
    )
  if (etat.aFacteur) return null
  return (
    <Notice title="Un second facteur protège votre compte même si votre mot de passe est volé">
      <p>Il n’est pas obligatoire pour vous, mais nous vous le recommandons.</p>
    </Notice>
  )
}

function Application({ etat: { totpLe, recente, facteurExige, cles, suite } }: { etat: Etat }) {
  const retirable = !facteurExige || cles.length > 0
  return (
    <Section title="Application d’authentification" id="application">
      <p>
        {totpLe
          ? `En place depuis le ${dateLongue(totpLe)}. Son code à 6 chiffres vous est demandé à la connexion.`
          : 'Une application de votre téléphone ou de votre ordinateur affiche un code à 6 chiffres, qui change toutes les 30 secondes.'}
      </p>
      {recente ? (
        <>
          <CommencerForm suite={suite} submit={totpLe ? 'Changer d’application' : 'Ajouter une application'} premier={!totpLe} />
          {totpLe && retirable ? <SupprimerTotpForm /> : null}
        </>
      ) : null}
      {totpLe && !retirable ? (
        <p className="text-muted">Votre rôle exige un second facteur : pour retirer celui-ci, ajoutez-en d’abord un autre.</p>
      ) : null}
    </Section>
  )
}

function Codes({ etat: { codesRestants, recente } }: { etat: Etat }) {
  return (
    <Section title="Codes de secours" id="codes-de-secours">
      <p>
        Ils remplacent votre second facteur si vous le perdez.{' '}
        <strong>{codesRestants === 0 ? 'Il ne vous en reste aucun.' : `Il vous en reste ${codesRestants}.`}</strong>
      </p>
      {recente ? <RefaireCodesForm /> : null}
    </Section>
  )
}

/** `/mon-compte/securite`, below its title. */
export function Securite({ etat, fait }: { etat: Etat; fait?: string }) {
  if (etat.demonstration) return <Notice title="Ce compte de démonstration n’a pas de second facteur" />
  return (
    <>
      <Situation etat={etat} fait={fait} />
      {etat.recente ? null : (
        <Section title="Confirmez d’abord que c’est vous" id="preuve">
          {etat.motDePasse ? (
            <>
              <p>Pour modifier ce qui protège votre compte, saisissez de nouveau votre mot de passe.</p>
              <PreuveForm email={etat.email} />
            </>
          ) : (
            <p>Pour modifier ce qui protège votre compte, déconnectez-vous puis connectez-vous de nouveau.</p>
          )}
        </Section>
      )}
      <Application etat={etat} />
      <Cles etat={etat} />
      {etat.aFacteur ? <Codes etat={etat} /> : null}
    </>
  )
}
