import { Lien } from '@/components/site/lien'
import { ButtonLink } from '@/components/ui/button'
import { Page, Section } from '@/components/ui/page'
import { getOperateur } from '@/lib/core/operateur'
import { Etapes } from './etapes'

type Espace = { href: string; label: string } | null

/** The home page: what the portal is for, what it takes, and where to begin. */
export function Accueil({ espace }: { espace: Espace }) {
  const { nom, service } = getOperateur()
  return (
    <Page>
      <h1>Demandez l’accès de votre organisme de formation à {service}</h1>
      <p className="mt-4 text-xl leading-8">
        {service} est l’application par laquelle les organismes de formation transmettent à {nom} les informations sur la
        formation des demandeurs d’emploi&nbsp;: entrées, assiduité, interruptions et sorties.
      </p>
      <Entrees espace={espace} />
      <Section title="Pour qui&nbsp;?" id="pour-qui">
        <p>
          Pour tout organisme de formation qui accueille des demandeurs d’emploi, quel que soit le financeur. L’accès est gratuit.
          Il est accordé établissement par établissement&nbsp;: une demande pour chaque numéro SIRET.
        </p>
      </Section>
      <Section title="Les quatre étapes" id="etapes">
        <Etapes />
      </Section>
      <Section title="À avoir sous la main" id="sous-la-main">
        <AvoirSousLaMain />
      </Section>
      <Section title={`Quand ${service} est-il ouvert\u00a0?`} id="horaires">
        <p>
          {service} est ouvert <strong>du lundi au vendredi, les jours ouvrés, de 7&nbsp;h&nbsp;30 à 19&nbsp;h</strong> (heure
          locale). Ce portail d’adhésion, lui, reste accessible en dehors de ces horaires.
        </p>
      </Section>
      <Section title="On vous a remis des CGU en PDF&nbsp;?" id="verifier">
        <p>
          Vérifiez que ce document vient bien de ce portail, qu’il n’a pas été modifié et que l’accès qu’il annonce est toujours
          ouvert.
        </p>
        <ButtonLink href="/verification" variant="secondary" prefetch={false}>
          Vérifier un document
        </ButtonLink>
      </Section>
      <p className="mt-8">
        Une question&nbsp;? <Lien href="/aide">Consultez l’aide</Lien>.
      </p>
    </Page>
  )
}

function Entrees({ espace }: { espace: Espace }) {
  if (espace) {
    return (
      <p className="mt-8">
        <ButtonLink href={espace.href} prefetch={false}>
          {espace.label}
        </ButtonLink>
      </p>
    )
  }
  return (
    <p className="mt-8 flex flex-wrap gap-4">
      <ButtonLink href="/inscription" prefetch={false}>
        Créer mon compte
      </ButtonLink>
      <ButtonLink href="/connexion" variant="secondary" prefetch={false}>
        Se connecter
      </ButtonLink>
    </p>
  )
}

function AvoirSousLaMain() {
  return (
    <ul className="list-disc space-y-2 pl-6">
      <li>
        le <strong>numéro SIRET</strong> de l’établissement (14&nbsp;chiffres)&nbsp;;
      </li>
      <li>
        son <strong>numéro de déclaration d’activité</strong> (NDA, 11&nbsp;caractères), prévu à l’article L6351-1 du code du
        travail&nbsp;;
      </li>
      <li>
        les prénom, nom et qualité du <strong>signataire</strong>, la personne qui accepte les conditions générales d’utilisation
        au nom de l’organisme&nbsp;;
      </li>
      <li>
        les prénom, nom, qualité et adresse e-mail du <strong>Responsable Gestionnaire de Compte</strong> (RGC), qui gérera les
        utilisateurs de l’organisme&nbsp;;
      </li>
      <li>
        une <strong>adresse e-mail</strong> que vous pouvez consulter tout de suite, pour activer votre compte.
      </li>
    </ul>
  )
}
