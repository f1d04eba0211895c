import type { Metadata } from 'next'
import Link from 'next/link'
import { ModifierMotDePasseForm } from '@/components/compte/compte-forms'
import { Page, Section } from '@/components/ui/page'
import { LIBELLE_ROLE_MEMBRE } from '@/lib/compte/labels'
import { loadMonCompte } from '@/lib/compte/loaders'
import { MESSAGES_CHANGEMENT_EMAIL } from '@/lib/email/labels'

export const metadata: Metadata = { title: 'Mon compte' }

export default async function MonCompte() {
  const { email, estAgent, organismes, autresSessions, demonstration, aFacteur, aMotDePasse } = await loadMonCompte()
  return (
    <Page>
      <h1>Mon compte</h1>
      <Section title="Adresse e-mail">
        <p>
          <strong className="break-all">{email}</strong>
        </p>
        {estAgent ? (
          <p>{MESSAGES_CHANGEMENT_EMAIL.agent}</p>
        ) : (
          <p>
            <Link href="/mon-compte/adresse" prefetch={false}>
              Changer mon adresse e-mail
            </Link>
          </p>
        )}
      </Section>
      {estAgent ? null : (
        <Section title="Mes organismes">
          {organismes.length > 0 ? (
            <ul className="list-disc pl-6">
              {organismes.map(({ id, role, raisonSociale }) => (
                <li key={`${id}-${role}`}>
                  {raisonSociale}, {LIBELLE_ROLE_MEMBRE[role]}
                </li>
              ))}
            </ul>
          ) : null}
          <p>
            <Link href="/organismes" prefetch={false}>
              Voir mes organismes ou en ajouter un
            </Link>
          </p>
        </Section>
      )}
      <Section title="Mot de passe">
        {aMotDePasse ? (
          <ModifierMotDePasseForm email={email} />
        ) : (
          <p>
            Votre compte n’a pas de mot de passe.{' '}
            <Link href="/mot-de-passe/oublie" prefetch={false}>
              Choisir un mot de passe
            </Link>
          </p>
        )}
      </Section>
      <Section title="Second facteur">
        {demonstration ? (
          <p>Ce compte de démonstration n’a pas de second facteur.</p>
        ) : (
          <>
            <p>
              {aFacteur
                ? 'Un second facteur vous est demandé à la connexion.'
                : 'Protégez votre compte même si votre mot de passe est volé : ajoutez un second facteur, en deux minutes.'}
            </p>
            <p>
              <Link href="/mon-compte/securite" prefetch={false}>
                {aFacteur ? 'Gérer mon second facteur' : 'Ajouter un second facteur'}
              </Link>
            </p>
          </>
        )}
      </Section>
      <Section title="Sessions ouvertes">
        <p>
          {autresSessions > 0
            ? `Votre compte est ouvert dans ${autresSessions === 1 ? 'un autre navigateur' : `${autresSessions} autres navigateurs`}.`
            : 'Votre compte n’est ouvert que dans ce navigateur.'}
        </p>
        <p>
          <Link href="/mon-compte/sessions" prefetch={false}>
            Voir et fermer mes sessions
          </Link>
        </p>
      </Section>
      <Section title="Mes données">
        <p>
          <Link href="/mon-compte/donnees" prefetch={false}>
            Obtenir une copie de mes données ou supprimer mon compte
          </Link>
        </p>
      </Section>
    </Page>
  )
}
