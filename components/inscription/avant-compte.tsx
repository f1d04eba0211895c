import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/page'

/** What comes before a step that needs an account: sign in and come back, or make one. */
export function AvantCompte({ chemin, siret }: { chemin: string; siret: string }) {
  const suite = encodeURIComponent(`${chemin}?siret=${siret}`)
  return (
    <Section title="Il vous faut un compte à votre nom" id="compte">
      <p>Vous en avez un, même pour un autre organisme&nbsp;? Connectez-vous. Sinon, créez-le en une minute.</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/connexion?suite=${suite}`} prefetch={false}>
          Se connecter et continuer
        </ButtonLink>
        <ButtonLink href="/inscription/compte" variant="secondary" prefetch={false}>
          Créer un compte
        </ButtonLink>
      </div>
    </Section>
  )
}
