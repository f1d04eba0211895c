import type { Metadata } from 'next'
import { Contact } from '@/components/site/contact'
import { PageTexte } from '@/components/site/texte'
import { getOperateur } from '@/lib/core/operateur'

export const metadata: Metadata = { title: 'Accessibilité' }

export default function Accessibilite() {
  const { nom, service } = getOperateur()
  return (
    <PageTexte
      titre="Déclaration d’accessibilité"
      chapeau={`État du portail d’adhésion à ${service}, ce qui a été vérifié et comment nous signaler un obstacle.`}
    >
      <p>
        {nom} s’engage à rendre ce portail accessible, conformément à l’article&nbsp;47 de la loi n°&nbsp;2005-102 du
        11&nbsp;février 2005. Cette déclaration porte sur le portail d’adhésion. Elle ne porte pas sur l’application {service}{' '}
        elle-même.
      </p>

      <h2>État de conformité</h2>
      <p>
        Le portail est <strong>partiellement conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA),
        version&nbsp;4.1. Il s’agit d’une auto-évaluation&nbsp;: aucun audit complet par un organisme indépendant n’a encore été
        mené, et nous ne publions donc pas de taux de conformité.
      </p>

      <h2>Ce qui a été vérifié</h2>
      <ul>
        <li>l’affichage dans le navigateur Chromium, dans des fenêtres de 1&nbsp;280 et de 320&nbsp;pixels de large&nbsp;;</li>
        <li>les règles automatiques de l’outil axe-core, sur les pages du portail, à ces deux largeurs&nbsp;;</li>
        <li>la navigation au clavier seul&nbsp;: ordre de parcours, focus visible, lien d’évitement, messages d’erreur&nbsp;;</li>
        <li>
          le fonctionnement sans JavaScript du parcours, de la recherche de l’organisme à l’envoi de la demande d’adhésion&nbsp;;
        </li>
        <li>les contrastes, en présentation claire et en présentation sombre.</li>
      </ul>
      <p>Un outil automatique ne détecte qu’une partie des obstacles.</p>

      <h2>Ce qui n’a pas encore été vérifié</h2>
      <ul>
        <li>l’usage réel avec les lecteurs d’écran NVDA, JAWS, VoiceOver et TalkBack&nbsp;;</li>
        <li>les autres navigateurs, la commande vocale et les logiciels de grossissement&nbsp;;</li>
        <li>l’ensemble des critères du RGAA, un par un, sur un échantillon de pages&nbsp;;</li>
        <li>l’usage par des personnes en situation de handicap.</li>
      </ul>

      <h2>Le document PDF</h2>
      <p>
        Le PDF des conditions générales d’utilisation acceptées est balisé (titres, listes, tableau, liens décrits) et suit la
        structure PDF/UA-1, contrôlée par nos tests automatiques, sans validation par un outil de certification. Le même texte se
        lit en entier sur la page de la demande d’adhésion.
      </p>

      <h2>Établissement de cette déclaration</h2>
      <p>Cette déclaration a été établie le 22&nbsp;novembre 2026.</p>
      <p>
        Technologies employées&nbsp;: HTML, CSS, SVG, WAI-ARIA, PDF et JavaScript. JavaScript ajoute du confort, il n’est pas
        nécessaire pour demander une adhésion.
      </p>

      <h2>Nous signaler un obstacle</h2>
      <p>
        Si une page ou un document vous résiste, écrivez-nous ou appelez-nous. Nous vous orienterons vers une autre solution, ou
        nous vous donnerons le contenu sous une autre forme. Indiquez l’adresse de la page et ce que vous cherchiez à faire.
      </p>
      <Contact />

      <h2>Voies de recours</h2>
      <p>
        Vous nous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et vous n’avez
        pas obtenu de réponse satisfaisante&nbsp;? Vous pouvez saisir gratuitement le Défenseur des droits&nbsp;:
      </p>
      <ul>
        <li>
          par son <a href="https://formulaire.defenseurdesdroits.fr/">formulaire en ligne</a>&nbsp;;
        </li>
        <li>
          auprès de son <a href="https://www.defenseurdesdroits.fr/saisir/delegues">délégué dans votre région</a>&nbsp;;
        </li>
        <li>
          par téléphone&nbsp;: <a href="tel:0969390000">09&nbsp;69&nbsp;39&nbsp;00&nbsp;00</a>&nbsp;;
        </li>
        <li>par courrier, sans timbre&nbsp;: Défenseur des droits, Libre réponse 71120, 75342&nbsp;Paris CEDEX&nbsp;07.</li>
      </ul>
    </PageTexte>
  )
}
