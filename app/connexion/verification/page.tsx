import type { Metadata } from 'next'
import { VerificationCleForm } from '@/components/cle/cle-forms'
import { CodeForm, CodeSecoursForm } from '@/components/facteur/facteur-forms'
import { Button } from '@/components/ui/button'
import { Page, Section } from '@/components/ui/page'
import { seDeconnecter } from '@/lib/compte/actions'
import { loadVerification } from '@/lib/facteur/loaders'

export const metadata: Metadata = { title: 'Confirmez que c’est vous' }

type Props = { searchParams: Promise<{ suite?: string | string[] }> }

export default async function Verification({ searchParams }: Props) {
  const { suite, totp, cles } = await loadVerification((await searchParams).suite)
  return (
    <Page>
      <h1>Confirmez que c’est vous</h1>
      <p className="mt-4 mb-8">Votre mot de passe est juste. Il reste à donner votre second facteur, dans les dix minutes.</p>
      {cles ? <VerificationCleForm suite={suite} autre={totp} /> : null}
      {cles && totp ? <h2 className="mt-10 mb-4">Ou recopiez un code</h2> : null}
      {totp ? <CodeForm suite={suite} /> : null}
      <Section title="Vous n’avez plus votre second facteur ?" id="secours">
        <p>
          Utilisez l’un de vos codes de secours. Si vous n’en avez plus, contactez l’assistance&nbsp;: deux administrateurs
          peuvent réinitialiser votre second facteur.
        </p>
        <CodeSecoursForm suite={suite} folded="Utiliser un code de secours" />
      </Section>
      <form action={seDeconnecter} className="mt-8">
        <Button variant="secondary">Annuler la connexion</Button>
      </form>
    </Page>
  )
}
