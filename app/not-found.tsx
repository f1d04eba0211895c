import type { Metadata } from 'next'
import { Lien } from '@/components/site/lien'
import { PageTexte } from '@/components/site/texte'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Page introuvable' }

export default function NotFound() {
  return (
    <PageTexte titre="Page introuvable" chapeau="Cette page n’existe pas, ou vous n’y avez pas accès.">
      <ul>
        <li>Vous avez saisi l’adresse&nbsp;? Vérifiez-la.</li>
        <li>Vous suivez le lien d’un e-mail&nbsp;? Copiez-le en entier dans la barre d’adresse.</li>
        <li>
          La page demande peut-être de se connecter avec un autre compte&nbsp;: <Lien href="/mon-compte">vérifiez le vôtre</Lien>.
        </li>
      </ul>
      <p>
        <ButtonLink href="/" prefetch={false}>
          Retour à l’accueil
        </ButtonLink>
      </p>
      <p>
        Vous pouvez aussi parcourir le <Lien href="/plan-du-site">plan du site</Lien> ou consulter l’
        <Lien href="/aide">aide</Lien>.
      </p>
    </PageTexte>
  )
}
