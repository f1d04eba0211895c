import { Lien } from '@/components/site/lien'
import { getHoraires, heureEnClair } from '@/lib/core/delais'
import type { Theme } from './question'

export const usage = (service: string): Theme => ({
  titre: `Utiliser ${service}`,
  questions: [
    {
      id: 'horaires',
      titre: `Quand ${service} est-il ouvert\u00a0?`,
      reponse: (
        <p>
          Du lundi au vendredi, les jours ouvrés, de {heureEnClair(getHoraires().ouverture)} à{' '}
          {heureEnClair(getHoraires().fermeture)} (heure locale). Le portail d’adhésion reste accessible en dehors de ces
          horaires.
        </p>
      ),
    },
    {
      id: 'verifier-pdf',
      titre: 'Comment vérifier un PDF de CGU\u00a0?',
      reponse: (
        <p>
          Sur la page <Lien href="/verification">Vérifier un document</Lien>, choisissez le fichier tel que vous l’avez reçu. Le
          portail dit s’il l’a bien délivré et si l’accès est toujours ouvert. Un PDF enregistré de nouveau, ou imprimé puis
          numérisé, n’est plus le même fichier&nbsp;: il est inconnu.
        </p>
      ),
    },
    {
      id: 'telecharger-cgu',
      titre: 'Où retrouver les CGU que j’ai acceptées\u00a0?',
      reponse: (
        <p>
          Sur la page de votre demande acceptée, avec «&nbsp;Télécharger les CGU&nbsp;». Le PDF y est disponible quelques instants
          après l’acceptation.
        </p>
      ),
    },
    {
      id: 'incident',
      titre: 'Un message affiche un identifiant d’incident',
      reponse: (
        <p>
          Une erreur s’est produite de notre côté. Réessayez après quelques minutes. Si elle revient, envoyez-nous cet identifiant
          avec l’heure et ce que vous faisiez&nbsp;: il nous permet de la retrouver.
        </p>
      ),
    },
  ],
})
