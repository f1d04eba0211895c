import { Lien } from '@/components/site/lien'
import type { Theme } from './question'

export const inscription = (nom: string): Theme => ({
  titre: 'Trouver mon organisme',
  questions: [
    {
      id: 'siret-introuvable',
      titre: 'Mon numéro SIRET n’est pas trouvé',
      reponse: (
        <>
          <p>
            Vérifiez-le sur l’avis de situation de l’établissement, que vous obtenez gratuitement sur{' '}
            <a href="https://avis-situation-sirene.insee.fr/">le site de l’Insee</a>. Un SIRET compte 14&nbsp;chiffres&nbsp;: les
            9 du SIREN de l’entreprise, puis 5 propres à l’établissement. Les espaces et les points ne comptent pas.
          </p>
          <p>
            Un établissement créé il y a quelques jours n’est pas toujours dans l’annuaire des entreprises. Réessayez un peu plus
            tard. Si l’annuaire lui-même ne répond pas, vous pouvez continuer&nbsp;: vous remplissez la fiche à la main et nous la
            vérifions ensuite.
          </p>
        </>
      ),
    },
    {
      id: 'etablissement-ferme',
      titre: 'Mon établissement est indiqué comme fermé',
      reponse: (
        <>
          <p>
            Le répertoire Sirene de l’Insee le donne pour fermé. Après un déménagement, c’est normal&nbsp;: l’ancien établissement
            est fermé et le nouveau a son propre SIRET. Utilisez celui-là.
          </p>
          <p>
            Si l’établissement est bien ouvert, faites corriger sa situation sur le{' '}
            <a href="https://formalites.entreprises.gouv.fr/">guichet des formalités des entreprises</a>, puis revenez.
          </p>
        </>
      ),
    },
    {
      id: 'deja-un-compte',
      titre: 'Mon organisme a déjà un compte',
      reponse: (
        <p>
          Un collègue l’a sans doute inscrit. Demandez-lui, ou <Lien href="/connexion">connectez-vous</Lien> si ce compte est le
          vôtre. Si plus personne ne peut s’en servir, lisez <a href="#acces">Je n’ai plus accès à ce compte</a>.
        </p>
      ),
    },
    {
      id: 'nda',
      titre: 'Où trouver mon numéro de déclaration d’activité (NDA)\u00a0?',
      reponse: (
        <p>
          Il figure sur le récépissé que la préfecture de région (DREETS) vous a délivré, et sur vos conventions de formation. Il
          compte 11&nbsp;caractères, le plus souvent des chiffres. Sans lui, {nom} ne peut pas examiner votre demande.
        </p>
      ),
    },
  ],
})
